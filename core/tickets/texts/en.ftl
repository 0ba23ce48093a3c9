# What the desk itself writes on a ticket, in the company's language: operators read it.

remote-wished = { $words ->
    [none] Remote session
   *[other] Remote session: { $words }
}
remote-agreed = The client agrees to a remote session: { MONEY($per_hour, $currency) } per hour ({ $contact }).
remote-agreed-by-phone = The client agrees to a remote session, { MONEY($per_hour, $currency) } per hour. Confirmed by { $operator }.
remote-price-agreed = The price of a remote session was agreed on with the client. Confirmed by { $operator }.
remote-refused = The client does not agree to a remote session ({ $contact }).

line-question = A question about: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ $words ->
        [none] { "" }
       *[other] { " " }({ $words })
    }
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
call-wished = { $words ->
    [none] The client asks to be called by telephone.
   *[other] The client asks to be called by telephone: { $words }
}
hidden-number = hidden number
call-back-owed = { $tries ->
    [0] We promised to call the client back, and nobody came to it.
    [one] We promised to call the client back. We called once, without an answer.
   *[other] We promised to call the client back. We called { $tries } times, without an answer.
}
