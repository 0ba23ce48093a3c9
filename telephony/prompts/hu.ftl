# Csak az, ami adatbázis nélkül hangzik el: ekkor nem tudjuk, ki milyen nyelven beszél.

emergency-message = Jó napot kívánunk! Műszaki hibánk van. Kérjük, hagyjon üzenetet a sípszó után.
emergency-taken = Köszönjük, üzenetét megkaptuk. Hamarosan jelentkezünk.
