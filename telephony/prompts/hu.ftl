# Csak az, ami adatbázis nélkül hangzik el: ekkor nem tudjuk, ki milyen nyelven beszél.

emergency-message = Jó napot kívánunk! Jelenleg műszaki hibánk van. Kérjük, a sípszó után mondja be a nevét, és hagyjon üzenetet. Hamarosan jelentkezünk.
emergency-taken = Köszönjük, üzenetét megkaptuk. Hamarosan jelentkezünk.
