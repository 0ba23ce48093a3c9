# What a ticket says that was opened by a press: kept with the ticket, in the company's language.

line-question = A question about: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }
kind-of =
    { $kind ->
        [phone] telephone
        [remote] remote work
        [email] e-mail
        [chat] messages
        [consulting] consulting
        [visit] visit
        [internal] internal work
       *[other] { $kind }
    }
