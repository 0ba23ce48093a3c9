# What a ticket says that was opened by a press: kept with the ticket, in the company's language.

line-question = Pitanje o stavci: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }
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
