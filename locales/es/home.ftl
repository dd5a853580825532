home-title = Encuentra tu camino en el apoyo entre pares
home-lead = El apoyo entre pares tiene su propia escalera de desarrollo profesional, sus valores y su código. Mira todo en un solo lugar, compara cada línea con su fuente y descubre qué tienes ya y qué sigue.
home-worker-title = Trabajo o hago voluntariado en un rol de apoyo entre pares
home-worker-text = Mira qué pide cada etapa y cuánto de eso ya es tuyo. Nadie crece en todo por igual, y aquí no hay clasificaciones.
home-worker-missing = ¿Qué me falta?
home-worker-ladder = Recorre la escalera
home-worker-trainings = Busca una formación
home-organization-ready = Prepararse: lo que otros aprendieron antes
home-organization-hire = Describir un puesto y cubrirlo bien
home-organization-title = Mi organización tiene o quiere roles de apoyo entre pares
home-organization-text = Antes de decidir, mira qué roles existen, en qué se basan y en qué no coinciden los propios documentos del campo.
home-organization-roles = Roles, como ejemplos
home-organization-lead = Lo que la Etapa IV aporta a una organización
home-organization-tensions = En qué no coinciden los documentos
home-steward-title = Me ocupo de los estándares
home-steward-text = Lee los documentos punto por punto, con números, orden y citas exactos, y con una nota en cada detalle extraño.
home-steward-library = Los documentos
home-steward-competencies = Competencias
home-steward-values = Valores y pautas de práctica
home-what-title = Qué hay aquí
home-what-ladder = { $n } filas del cuadro
home-what-ladder-text = Voluntariado y Etapas I a V, para salud mental, adicciones o ambas, con lo que sigue vigente de una etapa a otra.
home-what-competencies = { $n } competencias básicas
home-what-competencies-text = En 12 categorías, con enlaces a la escalera, a los valores nacionales y al código de ética.
home-what-trainings = { $n } formaciones
home-what-trainings-text = Quién las creó, adónde llevan y qué competencias ayudan a desarrollar.
home-promises-title = Con qué puedes contar
home-promise-person = Lo que anotes en “¿Qué me falta?” se queda contigo. Llévatelo en un archivo; aquí no se guarda nada.
home-promise-rank = No hay puntuación ni clasificación de ninguna persona, en ninguna parte.
home-promise-kept = Cuando un documento tiene algo extraño, ponemos una nota y no cambiamos nada.
home-promise-source = Cada punto de los { $n } documentos dice dónde se encuentra el original.

home-back = Hola, { $s }
home-back-me = Tu portafolio: lo que tienes, lo que planeas, quién lo ve
home-back-missing = Lo que te falta, con tu propio portafolio
home-now-title = Qué te necesita ahora
home-now-nothing = Ahora no te necesita nada. Buen momento para ver cuánto has avanzado.
home-for-you = Para ti
home-from-others = De otras personas
home-for-the-organization = Para la organización
home-need-portfolio = Tu portafolio está vacío. Para empezar basta una línea sobre lo que has hecho.
home-step-portfolio = Escribir la primera línea
home-step-look = Verlo
home-need-voice = { $s } te pide unas palabras sobre lo que sabe hacer.
home-step-voice = Escribirlas
home-need-shared = { $s } comparte algo contigo.
home-step-shared = Ver qué
home-need-invitations =
    { $n ->
        [one] Una invitación vence en menos de dos días y nadie la ha usado.
       *[other] { $n } invitaciones vencen en menos de dos días y nadie las ha usado.
    }
home-step-invitations = Recordarlas o crear otro enlace
home-need-newcomers-many = Más de { $n } personas esperan una invitación.
home-step-newcomers = Invitarlas
home-need-list = Se probó una lista de personas y todavía no ha entrado.
home-step-list = Hacerla entrar o dejarla
home-need-first-position = Todavía no hay ningún puesto descrito. Los roles de apoyo entre pares empiezan por uno.
home-need-holder = Nadie ocupa el puesto «{ $s }».
home-step-holder = Dárselo a alguien
home-need-alone = Nadie supervisa todavía a { $s }.
home-need-alone-many = Nadie supervisa todavía a { $s } y { $u } más.
home-step-alone = Decir quién
home-door-you = Lo tuyo
home-door-sharing = Quién ve qué
home-door-people = Quién está aquí
home-door-nowhere = Aquí no estás en ninguna organización. Quien dirige una puede invitarte.
home-door-open = Abierto para todo el mundo
home-need-applications = { $n ->
    [one] Una postulación espera a que la lean:
   *[other] { $n } postulaciones esperan a que las lean:
}
home-step-applications = Leer lo que llegó
home-need-accommodation = Alguien que se postula necesita que algo sea distinto.
home-step-accommodation = Ver qué
need-task = Tu tarea «{ $s }» debía estar hecha el { $u }.
need-task-step = Darle más días o marcarla como hecha
need-policy = Toca revisar la política «{ $s }».
need-policy-step = Revisarla
need-concerns =
    { $n ->
        [one] una inquietud sin respuesta
       *[other] { $n } inquietudes sin respuesta
    }
need-concerns-step = Responder
