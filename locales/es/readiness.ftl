# Prepararse: lo que conviene leer antes de empezar con roles de apoyo entre pares.
readiness-title = Prepararse para los roles de apoyo entre pares
readiness-lead = Lo que otras organizaciones aprendieron antes, en el orden en que más ayuda. Es para todas las personas: quienes dirigen, el personal, quienes trabajan en apoyo entre pares y quienes usan los servicios.
readiness-dated = La mayor parte viene de un manual de alrededor de 2014. Desde entonces han cambiado la investigación, las leyes y las direcciones; comprueba aquello en lo que se apoye tu decisión.
readiness-order = Qué leer y en qué orden
readiness-disagree = En qué no coinciden los documentos sobre el comienzo
readiness-next = Después de leer esto
readiness-see = Ver también
readiness-previous = La anterior
readiness-following = La siguiente

misconceptions-title = Diez ideas equivocadas
misconceptions-lead = Lo que mucha gente cree sobre el apoyo entre pares y lo que es cierto.
misconceptions-count = { $n ->
    [one] 1 idea equivocada
   *[other] { $n } ideas equivocadas
 }
misconception-number = Idea equivocada { $n }
misconception-instead = Lo que es cierto:

round-title = ¿Mito o realidad?
round-begin = Jugar una ronda de mito o realidad
round-place = Frase { $n } de { $m }
round-myth = Un mito
round-fact = Una realidad
round-skip = Saltar esta
round-yes-myth = Sí, es un mito.
round-yes-fact = Sí, es una realidad.
round-no-myth = Mucha gente lo cree, pero es un mito.
round-no-fact = Puede sorprender, pero es una realidad.
round-next = Frase siguiente
round-end = Leer otra vez las diez
round-kept = Nada de lo que respondas aquí se guarda ni se cuenta.
round-no-answer = No llegó ninguna respuesta. Vuelve atrás y elige “Un mito” o “Una realidad”.

common-goals-title = Lo que quieren todos por igual
common-goals-lead = Tres metas que comparten todos los roles, en qué se distinguen los de apoyo entre pares y por qué algo de tensión es buena señal.
common-goals-count = { $n ->
    [one] 1 punto
   *[other] { $n } puntos
 }
term-points-goal = Metas que comparten todos los roles
term-points-survey = Lo que dijeron personas que usaron servicios
term-points-difference = En qué se distinguen los roles de apoyo entre pares
term-points-sign = Señales a las que prestar atención
term-points-pro = Lo que habla a favor
term-points-con = Lo que habla en contra
term-points-open = Lo que queda abierto

history-title = De dónde viene el apoyo entre pares
history-lead = De las personas que se ayudaban en la década de 1770 a los roles de hoy, y los cuatro valores que nacieron por el camino.
history-count = { $n ->
    [one] 1 hecho
   *[other] { $n } hechos
 }
history-picture = Línea del tiempo del apoyo entre pares
history-picture-text = Cinco franjas con marcas numeradas desde la década de 1770 hasta 2015. La tabla de abajo da el año de cada marca.
history-legend = Los números son los de la tabla. Los primeros años están dibujados más juntos.
history-table-link = Ir a la tabla
history-table = Lo mismo en una tabla
history-caption = Hechos en orden de tiempo
history-number = N.º
history-when = Cuándo
history-what = Qué ocurrió
history-values = Cuatro valores
history-values-lead = El manual los toma de trabajos de Estados Unidos, Canadá, Escocia, Australia y Nueva Zelanda.
term-event-support = Apoyo
term-event-voice = Alzar la voz
term-event-funding = Dinero
term-event-research = Investigación
term-event-document = Publicaciones

evidence-title = Lo que encontró la investigación
evidence-lead = Lo que dicen los estudios sobre el apoyo entre pares, según el manual, con las obras que nombra.
evidence-dated = A fecha de 2014: de ese año es la obra más reciente de la lista. La investigación posterior puede decir más, u otra cosa. El entorno es lectura nuestra del hallazgo y de los títulos; cuando no lo dicen, así lo indicamos.
evidence-count = { $n ->
    [one] 1 hallazgo
   *[other] { $n } hallazgos
 }
evidence-outcome = Qué se miró
evidence-wave = Ola de investigación
evidence-setting = Entorno
evidence-works = Obras:
evidence-all-works = Las { $n } referencias, también como archivo
references-title = Referencias
references-lead = Las obras que nombra el manual, tal como están impresas. Si algo es raro, una nota lo dice.
references-bib = Llevárselas (BibTeX)
term-outcome-use-of-services = uso de servicios
term-outcome-distress = malestar
term-outcome-experience = cómo viven y se sienten las personas
term-outcome-performance = cómo se hace el trabajo
term-outcome-organization = la organización
term-outcome-field = el apoyo entre pares en conjunto
term-wave-first = primera ola: ¿se puede hacer?
term-wave-second = segunda ola: ¿tan bien como los demás?
term-wave-third = tercera ola: ¿qué es distinto?
term-wave-none = sin ola indicada
term-setting-provider = en un proveedor
term-setting-peer-run = dirigido por personas con experiencia propia
term-setting-unstated = entorno no indicado

concerns-title = Preocupaciones y lo que las resuelve
concerns-lead = Once preocupaciones que surgen casi en todas partes, con 26 respuestas. Sirven para hablar con el personal.
concerns-count = { $n ->
    [one] 1 preocupación
   *[other] { $n } preocupaciones
 }

heard-title = Voces de quienes lo hicieron
heard-lead = Lo que dijeron 46 personas en una encuesta, por temas y en nuestras palabras, y lo que aprendió una organización en 25 años.
heard-count = { $n ->
    [one] 1 tema
   *[other] { $n } temas
 }
heard-share = { $n } de { $m } voces
heard-themes = Lo que dicen { $n } voces
heard-how = Más de 200 personas respondieron a la encuesta, 60 de ellas de proveedores. El manual imprime 41 respuestas de proveedores y 5 de personas en roles de apoyo entre pares. Una voz puede tocar varios temas; primero va el más frecuente.
heard-split = { $n } en otros roles, { $m } en roles de apoyo entre pares
heard-which = Qué voces son
heard-questions = Las preguntas de la encuesta
heard-answers-provider = { $n } respuestas de personas en otros roles
heard-answers-peer-role = { $n } respuestas de personas en roles de apoyo entre pares
heard-interview = Una entrevista entre roles
heard-interview-lead = Advocates, en Framingham (Massachusetts), tenía más de 1000 personas en plantilla y atendía a 20 000 en más de 100 lugares. Tres personas de allí respondieron a doce preguntas, alrededor de 2014.
heard-recommendations = Ocho recomendaciones
heard-interview-questions = Lo que salió de las doce preguntas

quiz-title = ¿Qué es más difícil de supervisar?
quiz-lead = Cuatro preguntas a alguien que ha supervisado tanto roles de apoyo entre pares como otros roles.
quiz-count = { $n ->
    [one] 1 pregunta
   *[other] { $n } preguntas
 }
quiz-hard = Una pregunta trata de una muerte por suicidio. Queda cerrada hasta que la abras, y puedes dejarla fuera. Si te remueve algo, habla con alguien de confianza o llama a una línea de apoyo; en Estados Unidos, el 988 responde a cualquier hora.
quiz-open = Pregunta { $n }, sobre una muerte por suicidio. Ábrela solo si quieres.
quiz-question = Pregunta { $n }:
quiz-send = Ver las respuestas
quiz-answers = Las respuestas
quiz-answer = Respuesta: { $s }
quiz-chosen = Elegiste: { $s }
quiz-lessons = Lo que se sigue de esto
quiz-again = Volver a las preguntas
term-staff-peer = A. Entre el personal en roles de apoyo entre pares
term-staff-other = B. Entre el personal en otros roles
term-staff-neither = C. En ninguno
term-staff-both = D. En ambos

medicaid-title = Medicaid: a favor y en contra
medicaid-lead = En Estados Unidos, Medicaid puede pagar el apoyo entre pares. Cuatro puntos hablan a favor y cinco en contra, y la cuestión queda abierta.
medicaid-count = { $n ->
    [one] 1 punto
   *[other] { $n } puntos
 }

resources-title = Sitios web para mirar
resources-lead = Catorce sitios web que recomienda el manual, con lo que sabemos de cada dirección.
resources-dated = Las direcciones son las impresas alrededor de 2014 y Wayfellow no consulta nada en ellas. Algunas pueden haber desaparecido o ser ya de otros. Quien lleva esta instalación puede decir en un archivo cuáles funcionan.
resources-count = { $n ->
    [one] 1 sitio web
   *[other] { $n } sitios web
 }
resources-no-address = sin dirección impresa
resources-printed = impresa alrededor de { $s }
resources-never = sin mirar desde entonces
resources-checked = última comprobación: { $s }
term-link-unchecked = sin comprobar
term-link-works = funciona
term-link-moved = se ha mudado
term-link-dead = ya no está

term-lesson-misconception = idea equivocada
term-lesson-concern = preocupación
term-lesson-event = historia
term-lesson-goal = metas comunes
term-lesson-medicaid = Medicaid
term-lesson-finding = investigación
term-lesson-reference = referencia
term-lesson-interview = entrevista
term-lesson-theme = encuesta
term-lesson-resource = sitio web
term-lesson-quiz = supervisión
term-lesson-description = descripción de puesto
term-lesson-advertising = anuncio
term-lesson-interviewing = entrevista de trabajo
term-lesson-pay = pago
