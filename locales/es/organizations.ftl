# Organizaciones: personas, funciones, supervisión, invitaciones.
house-title = Organización
house-lead = Quién está aquí y qué hace. Lo que cada persona guarda en su portafolio no está aquí; cada una decide quién lo ve.
house-people =
    { $n ->
        [one] Una persona
       *[other] { $n } personas
    }
house-guests = Con acceso para una sola cosa
house-no-hat = Sin función todavía
house-alone = nadie supervisa su trabajo todavía

invite-title = Invitar a alguien
invite-text-letter = Recibe una carta con un enlace. Sin dirección, recibes tú el enlace para entregarlo. Sirve una vez, durante siete días, y da la función que elijas.
invite-text = Recibes un enlace para entregarlo. Sirve una vez, durante siete días, y da la función que elijas.
invite-hat = Qué hará aquí
invite-worker = A quién supervisará desde fuera
invite-worker-none = A nadie
invite-worker-hint = Solo para quien supervisa desde fuera. Verá esta relación y nada más de aquí.
invite-worker-missing = Elige a quién supervisará desde fuera. No se creó nada.
invite-too-often = Esa dirección ya recibió varias cartas. Espera una hora, o deja la dirección vacía y entrega el enlace tú. No se envió nada.
invite-email = Su correo electrónico, si quieres
invite-email-hint = Para que distingas las invitaciones. No se le envía nada.
invite-email-letter = Allí va la carta, con tu nombre y el de la organización. Déjalo vacío para entregar el enlace por tu cuenta.
invite-language = Idioma de la carta
invite-button = Crear el enlace
invite-button-letter = Invitar
invite-sent = Una carta a { $s } está en camino, con una invitación como { $u }. La lista de abajo dice qué pasa con ella.
invite-letter-waiting = carta en camino
invite-letter-again = la carta aún no se aceptó; se intenta otra vez
invite-letter-sent = carta enviada
invite-letter-failed = la carta no se pudo enviar; crea un enlace nuevo y entrégalo
invite-renew = Enlace nuevo para entregar
invite-made = Este es el enlace de una invitación como { $s }.
invite-made-hint = Se muestra solo esta vez. Entrégalo de manera que solo lo lea esa persona.
invite-waiting = Invitaciones sin usar
invite-until = hasta { $s }
invite-withdraw = Retirar

invitation-title = Invitación
invitation-heading = { $s } te invita
invitation-lead = Te invitan como: { $s }.
invitation-as = Entraste como { $s }. La invitación será tuya.
invitation-accept = Aceptar la invitación
invitation-other = ¿Eres otra persona? Sal primero.
invitation-have-account = Ya tengo una cuenta
invitation-new = Crear una cuenta
invitation-known = Ya hay una cuenta con esta dirección. Entra con ella y abre otra vez la invitación.

member-title = Persona
member-lead = Qué hace aquí y quién le da apoyo en ello.
member-hats = Funciones
member-hats-empty = Sin función todavía. Una función dice qué hace alguien aquí y, por eso, qué puede ver.
member-since = desde { $s }
member-end = Terminar
member-give = Otra función
member-give-button = Dar
member-lines = Supervisión
member-lines-hint = Ayudan dos líneas: una de alguien en un rol de apoyo entre pares y otra de la organización.
member-lines-empty = Nada que puedas ver. Quién supervisa a quién es para las dos personas, su otra línea y quien dirige.
member-relation = { $s } supervisa a { $u }
member-supervisor = Supervisa
member-line = Línea
member-relate = Añadir
member-last-leader = Es la única persona que dirige la organización. Da antes esa función a otra. No se cambió nada.
member-same-relation = Ya tienen esta relación. No se cambió nada.

places-title = Tus organizaciones
places-lead = Lo que haces en una no se ve desde otra.
places-empty = Aquí no estás en ninguna organización. Quien dirige una puede darte un enlace.
places-current = Estás viendo esta.
places-open = Quién está aquí
places-switch = Ver { $s }
places-leave = Dejar { $s }
places-leave-text = Tus funciones y tu supervisión allí terminan enseguida. Lo que guardas sobre ti sigue siendo tuyo; lo que se hizo queda registrado.
places-leave-button = Dejar { $s } ahora

term-hat-worker = Trabaja aquí
term-hat-volunteer = Voluntariado
term-hat-supervisor = Supervisión
term-hat-hiring-lead = Contratación
term-hat-leader = Dirección
term-hat-steward = Cuidado de las normas
term-hat-trainer = Formación
term-hat-panel-member = Panel de selección
term-hat-adviser = Consejo
term-hat-ethics-auditor = Auditoría de ética
term-hat-outside-supervisor = Supervisión desde fuera
term-line-peer = línea de pares
term-line-administrative = línea administrativa
hat-worker-about = Trabajas allí, en un rol de apoyo entre pares o en otro.
hat-volunteer-about = Ayudas allí sin paga.
hat-supervisor-about = Supervisas a personas que trabajan o ayudan allí.
hat-hiring-lead-about = Allí describes puestos y llevas la contratación.
hat-leader-about = Cuidas la organización: quién está en ella y quién hace qué.
hat-steward-about = Cuidas sus marcos, reglas y biblioteca.
hat-trainer-about = Allí formas a personas.
hat-panel-member-about = Estás en un panel de selección. Ves lo que el panel necesita y nada más.
hat-adviser-about = Das consejo, por ejemplo desde tu propia experiencia con los servicios. Ves lo que te preguntan y nada más.
hat-ethics-auditor-about = Miras si se cumplen las promesas sobre ética y acceso.
hat-outside-supervisor-about = Supervisas a una persona desde fuera. Ves esa relación y nada más.
rooms-label = Las partes de tu organización
rooms-others = otras partes
room-people = Personas
