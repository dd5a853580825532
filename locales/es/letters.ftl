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

letter-recovery-subject = Tu manera de volver a entrar
letter-recovery =
    Alguien pidió volver a entrar en tu cuenta. Aquí eliges una contraseña nueva:

    { $link }

    La dirección sirve una vez, durante una hora.

    Si no fuiste tú, déjalo estar. Tu contraseña sigue igual.

letter-recovery-link-made-subject = Se creó una manera de volver a entrar en tu cuenta
letter-recovery-link-made =
    Quien maneja esta instalación creó un enlace con el que se puede elegir una contraseña nueva para tu cuenta. Sirve una vez, durante una hora.

    Si lo pediste, todo está bien. Si no, acude a quien dirige tu organización y vuelve a entrar aquí:

    { $link }

letter-password-changed-subject = Tu contraseña cambió
letter-password-changed =
    La contraseña de tu cuenta cambió hace un momento. Se cerró tu sesión en todos los demás lugares.

    Si fuiste tú, todo está bien. Si no, elige otra aquí:

    { $link }

letter-reminder-subject = Algo pide una mirada
letter-reminder =
    Algo de lo que guardas para ti pide una mirada. Lo encuentras aquí:

    { $link }

    Pediste avisos por carta. Para dejarlos, ve a { $choice }

letter-passkey-added-subject = Se añadió una llave de acceso a tu cuenta
letter-passkey-added =
    Hace un momento se añadió una llave de acceso a tu cuenta. Quien la tenga puede entrar como tú.

    Si fuiste tú, todo está bien. Si no, quítala, cambia tu contraseña y crea códigos de recuperación nuevos:

    { $link }

letter-passkey-removed-subject = Se quitó una llave de acceso de tu cuenta
letter-passkey-removed =
    Hace un momento se quitó una llave de acceso de tu cuenta. Ya no deja entrar a nadie.

    Si no fuiste tú, cambia tu contraseña y crea códigos de recuperación nuevos:

    { $link }
letter-application-subject = Su postulación está aquí: { $title }
letter-application =
    Su postulación a { $title } en { $organization } llegó. Gracias.

    Esta es su página. Allí ve cómo va, agrega documentos, pide lo que necesita que sea distinto, la retira o pide que se borre:

    { $link }

    Quien tenga esta dirección ve lo que usted ve, así que guárdela para usted.
letter-application-again-subject = Llegó una segunda postulación: { $title }
letter-application-again =
    Llegó otra postulación a { $title } en { $organization } con este correo electrónico. Se guardan las dos.

    Si quería cambiar la primera, retírela en la página de su primera carta. Esta es la página de la nueva:

    { $link }

    Si no viene de usted, abra la página y pida que se borre.
