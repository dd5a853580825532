# Cartas por correo electrónico. En ninguna hay nada de lo que se registra sobre una persona.
letter-end = Esta carta viene de Wayfellow en { $home }. Nadie lee las respuestas.

letter-trial-subject = Una carta de prueba de Wayfellow
letter-trial = Las cartas de tu instalación llegan aquí. No hace falta hacer nada más.

letter-invitation-subject = { $by } te invita a { $organization }
letter-invitation =
    { $by } te invita a { $organization }, como: { $hat }.

    Abre esta dirección para aceptar. Sirve una vez, hasta el { $until }:

    { $link }

    Si no esperabas esta carta, déjala estar. No pasa nada si no abres la dirección y aceptas.
