missing-title = ¿Qué me falta?
missing-lead = Elige lo que ya tienes. Mira cuánto de una etapa ya es tuyo, qué está casi listo y qué queda pendiente. Aquí no se guarda nada; puedes llevártelo en un archivo.
missing-example-note = Un ejemplo inventado: { $s }.
missing-start-own = Empieza con lo tuyo
missing-problems = Algo de lo que escribiste no se pudo usar. Todo sigue aquí; corrígelo y envíalo otra vez.
missing-stage = Estoy mirando
missing-show = Mostrar
missing-result = { $s }, { $u }
missing-summary-have = { $n ->
    [0] Todavía no hay nada marcado como tuyo.
    [one] 1 punto ya es tuyo.
   *[other] { $n } puntos ya son tuyos.
 }
missing-summary-nearly = { $n ->
    [0] {""}
    [one] 1 está casi listo.
   *[other] { $n } están casi listos.
 }
missing-summary-missing = { $n ->
    [0] No queda nada más pendiente.
    [one] Queda 1 pendiente{ $m ->
        [0] .
       *[other] , y se exige.
     }
   *[other] Quedan { $n } pendientes{ $m ->
        [0] .
        [one] , y 1 de ellos se exige.
       *[other] , y { $m } de ellos se exigen.
     }
 }
missing-items = { $n ->
    [one] 1 punto
   *[other] { $n } puntos
 }
missing-have = Ya tienes esto
missing-have-empty = Todavía no hay nada nuevo de esta etapa marcado. Marca abajo lo que ya tienes.
missing-carried = Lo que traes contigo
missing-carried-empty = Todavía no hay nada de etapas anteriores marcado como tuyo.
missing-show-list = Mostrar la lista
missing-nearly = Casi
missing-nearly-empty = No hay nada en camino. Marca abajo en qué estás trabajando.
missing-open = Todavía pendiente
missing-open-empty = Aquí no queda nada pendiente. Mira otra etapa, o lo que podrías compartir con otras personas.
missing-blocks = se exige
missing-grows-with = crece con:
missing-not-asked = { $n ->
    [one] 1 punto que tu programa no pide, o sobre el que conviene preguntar
   *[other] { $n } puntos que tu programa no pide, o sobre los que conviene preguntar
 }
missing-offered = { $n ->
    [one] 1 formación disponible que aquí nada pide
   *[other] { $n } formaciones disponibles que aquí nada pide
 }
missing-plan = { $n ->
    [one] Una sola formación ayudaría con lo que está pendiente
   *[other] El menor número de formaciones que ayudan con lo que está pendiente: { $n }
 }
missing-plan-chosen = Las formaciones mínimas que ayudan con lo que elegiste: { $n }
missing-plan-for = Ayuda con:
missing-plan-choose = Planear solo una parte
missing-plan-choose-hint = Marca lo que quieres trabajar. Si no marcas nada, el plan es para todo lo que está abierto.
missing-plan-choose-button = Planear para esto
missing-plan-hint = Sale de nuestros enlaces entre formaciones y competencias. La práctica y la supervisión también las desarrollan.
missing-plan-rest = { $n ->
    [one] 1 punto pendiente que ninguna formación de la lista desarrolla
   *[other] { $n } puntos pendientes que ninguna formación de la lista desarrolla
 }
missing-shape = Tu propia forma
missing-shape-hint = El color pleno es lo que ya tienes. Nadie crece en todo por igual; no hay una forma correcta.
missing-shape-caption = Lo que ya tienes en cada etapa, por enfoque: competencias, requisitos previos y formaciones.
missing-themes = Por tema
missing-themes-hint = Un círculo por cada competencia o requisito previo que se aplica en esta etapa: el lleno es tuyo, el de borde punteado está en camino y el vacío está pendiente.
missing-count-held = { $n ->
    [one] 1 tuyo
   *[other] { $n } tuyos
 }
missing-count-under-way = { $n } en camino
missing-count-open = { $n ->
    [one] 1 pendiente
   *[other] { $n } pendientes
 }
missing-roles = Roles de { $s }
missing-roles-hint = Ejemplos del documento. Solo lo que se exige puede cerrar el paso; una organización puede verlo de otro modo.
missing-role-within = a tu alcance
missing-role-open = No falta nada de lo que se pide.
missing-role-helps = Esto ayudaría: { $s }.
missing-role-blocked = Primero se exige: { $s }.
missing-take = Llévatelo en un archivo
missing-change = Cambiar lo que tienes
missing-hold = Lo que ya tienes
missing-hold-hint = Solo tú decides qué poner aquí. Nunca escribas sobre tu salud ni sobre ninguna persona a la que apoyas.
missing-experience = Experiencia
missing-drop = Quitar: { $s }
missing-what = Lo que hice o hago
missing-what-hint = Por ejemplo: facilito con alguien más un grupo los viernes en un centro de recuperación
missing-kind = Con sueldo o como voluntariado
missing-paid = con sueldo
missing-volunteer = como voluntariado
missing-from = Desde
missing-to = Hasta
missing-until-now = hoy
missing-date-hint = Fechas como 2024-05-17, 2024-05 o solo 2024. Deja “Hasta” en blanco mientras continúe.
missing-was-peer-support = Era apoyo entre pares
missing-peer-support = apoyo entre pares
missing-credentials = Credenciales
missing-credentials-hint = Haber hecho la formación y tener la certificación son dos cosas distintas. La formación se anota más abajo.
missing-not-yet = todavía no
missing-certified = con certificación desde
missing-promised = con compromiso para
missing-credential-date = Fecha
missing-agreements = Códigos y revisiones
missing-agreements-hint = Entiendo y respeto lo que marco aquí.
agree-cps = el código de ética de la certificación de especialistas en apoyo entre pares (Certified Peer Specialist)
agree-rsc = el código de un centro de apoyo para la recuperación, u otro código para roles de recuperación de adicciones
agree-group = el código de conducta o las políticas de mi grupo u organización
missing-cori = ¿Tu programa pide una revisión de antecedentes penales (CORI)?
missing-cori-unknown = No lo sé
missing-cori-yes = sí
missing-cori-no = no
missing-cori-hint = Solo algunos programas la piden. Nunca preguntamos qué dice.
missing-section = { $n ->
    [one] 1 competencia o requisito previo
   *[other] { $n } competencias y requisitos previos
 }, { $m ->
    [one] 1 formación
   *[other] { $m } formaciones
 }
missing-ticks-caption = Marca lo que ya es tuyo o aquello en lo que estás trabajando.
missing-mine = Lo tengo
missing-working = En camino
missing-item = Punto
missing-mine-of = Lo tengo: { $s }
missing-working-of = En camino: { $s }
missing-what-it-asks = Qué pide
missing-read-more = Leer más
missing-planned = en mis planes
missing-under-way = en curso
missing-complete = completa
missing-exceptions = Excepciones por cláusula de derechos adquiridos
missing-exceptions-hint = En algunos requisitos previos, una organización puede hacer una excepción con quienes ya ejercen el rol. Anota por qué, quién la aprobó y cuándo.
missing-exception-item = Requisito previo
missing-exception-reason = Motivo
missing-exception-by = Quién la aprobó
missing-exception-on = Fecha
missing-start-over = Empezar de nuevo
missing-bring = Vuelve a abrir un archivo
missing-file = Archivo del portafolio
missing-open-file = Abrirlo
missing-privacy = El archivo se lee, se te muestra y se olvida. En el servidor no se guarda nada.
missing-examples = O mira un ejemplo
missing-unreadable = No se pudo leer este portafolio. Tu archivo no ha cambiado.
missing-no-file = No se envió ningún archivo. Elige uno y vuelve a intentarlo.
error-stage = La etapa que aparece en la dirección no es una de las que conocemos.
missing-problem-date = “{ $s }” no es una fecha. Escríbela como 2024-05-17, 2024-05 o 2024.
missing-problem-date-needed = { $s }: hace falta una fecha. Basta con el año.
missing-problem-sessions = { $u }: “{ $s }” no es un número de sesiones de 0 a 500.
missing-problem-what = Di en pocas palabras qué hiciste.
missing-problem-from = Di cuándo empezó. Basta con el año.
missing-problem-reason = Una excepción necesita un motivo.
missing-problem-approved = Una excepción necesita el nombre de quien la aprobó.
missing-problem-on = Una excepción necesita una fecha.
why-held-equivalent = Lo cumples con lo que ya tienes: { $s }.
why-held-stronger = Lo cubre un paso posterior que ya tienes: { $s }.
why-started = Ya empezaste.
why-trained-not-certified = Ya hiciste la formación. La certificación está por llegar.
why-promised = Con compromiso para { $s }.
why-excepted = Con excepción ({ $s }): { $u }
why-pointer = Remite a otras formaciones y no pide nada propio.
why-program-does-not-ask = Tu programa no lo pide.
why-ask-the-program = Algunos programas lo piden. Pregunta en el tuyo.
why-missing-required = Todavía no está.
why-missing-expected = Se espera, y todavía no está. No te cierra el paso.
why-missing-preferred = Se prefiere, y todavía no está. No te cierra el paso.
why-missing-undecided = El cuadro dice “se exige o se prefiere”. La organización decide.
why-next-step = Viene justo después de lo que ya tienes: { $s }.
