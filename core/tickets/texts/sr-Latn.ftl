# What the desk itself writes on a ticket, in the company's language: operators read it.

remote-wished = { $words ->
    [none] Rad na daljinu
   *[other] Rad na daljinu: { $words }
}
remote-agreed = Klijent je saglasan sa radom na daljinu: { MONEY($per_hour, $currency) } po satu ({ $contact }).
remote-agreed-by-phone = Klijent je saglasan sa radom na daljinu, { MONEY($per_hour, $currency) } po satu. Potvrđuje: { $operator }.
remote-price-agreed = Cena rada na daljinu je dogovorena sa klijentom. Potvrđuje: { $operator }.
remote-refused = Klijent nije saglasan sa radom na daljinu ({ $contact }).

line-question = Pitanje o stavci: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ $words ->
        [none] { "" }
       *[other] { " " }({ $words })
    }
kind-of =
    { $kind ->
        [phone] telefon
        [remote] rad na daljinu
        [email] mejl
        [chat] poruke
        [consulting] konsultacije
        [visit] poseta
        [internal] interni rad
       *[other] { $kind }
    }
call-wished = { $words ->
    [none] Klijent moli da ga pozovemo telefonom.
   *[other] Klijent moli da ga pozovemo telefonom: { $words }
}
hidden-number = skriven broj
call-back-owed = { $tries ->
    [0] Obećali smo klijentu da ćemo ga pozvati, a nismo stigli.
    [one] Obećali smo klijentu da ćemo ga pozvati. Zvali smo { $tries } put i nije se javio.
   *[other] Obećali smo klijentu da ćemo ga pozvati. Zvali smo { $tries } puta i nije se javio.
}
