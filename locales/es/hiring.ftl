# Contratar: descripciones, anuncios, entrevistas y pago, para leer y para elegir.
hiring-title = Describir un puesto y cubrirlo bien
hiring-lead = De una descripción con la que todos pueden trabajar a la elección de una persona, paso a paso. Para cualquier puesto; los roles de apoyo entre pares son los que más lo necesitan.
hiring-order = Los pasos, en orden
hiring-commitments = Tres promesas antes de empezar
hiring-no-counsel = Esto explica lo que dice un manual sobre la ley. No es asesoría legal, y su estado puede pedir más.
hiring-learn = Qué aprender de ello
hiring-watch = A qué prestar atención
hiring-check-questions = Revisar sus propias preguntas

hiring-description-title = Las cinco partes de una descripción de puesto
hiring-description-lead = Qué va en una descripción de puesto, en qué orden, y qué no va en ella.
hiring-description-count = { $n ->
    [one] 1 parte
   *[other] { $n } partes
 }
hiring-parts = Las partes, en orden
hiring-ask = Pregúntense:
hiring-advice = Mientras escriben
hiring-unfit = Lo que no va en un rol de apoyo entre pares

hiring-statements-title = Frases para elegir
hiring-statements-lead = Frases sobre la función, las responsabilidades y los requisitos, para tomarlas o hacerlas propias.
hiring-statements-count = { $n ->
    [one] 1 frase
   *[other] { $n } frases
 }
hiring-statements-own = Son un comienzo. Una buena descripción muestra lo que es propio de su servicio y de las personas que lo usan.
hiring-function-group = { $n ->
    [one] 1 frase sobre la función
   *[other] { $n } frases sobre la función
 }
hiring-responsibility-group = { $n ->
    [one] 1 frase sobre las responsabilidades
   *[other] { $n } frases sobre las responsabilidades
 }
hiring-qualification-group = { $n ->
    [one] 1 frase sobre los requisitos
   *[other] { $n } frases sobre los requisitos
 }
term-wanted-required = Necesario
term-wanted-preferred = Preferido

hiring-samples-title = Dos descripciones de ejemplo
hiring-samples-lead = Cómo construyeron la suya dos organizaciones: los títulos, cuánto hay debajo de cada uno, qué aprender y a qué prestar atención.
hiring-samples-count = { $n ->
    [one] 1 ejemplo
   *[other] { $n } ejemplos
 }
hiring-reports = Responde a:
hiring-structure = { $n } títulos con { $m } líneas
hiring-lines = { $n ->
    [one] 1 línea
   *[other] { $n } líneas
 }

hiring-pay-title = Pago
hiring-pay-lead = Tres modelos de pago y lo que dice cada uno, qué pensar antes de fijar el primero, y qué saber sobre los beneficios.
hiring-pay-count = { $n ->
    [one] 1 modelo
   *[other] { $n } modelos
 }
hiring-pay-patterns = Tres modelos
hiring-pay-thoughts = Antes de fijar el primer pago
hiring-pay-benefits = Horas y beneficios

hiring-ads-title = Anuncios
hiring-ads-lead = Qué va en un anuncio, cómo nombrar la experiencia vivida, por qué es legal, tres ejemplos y dónde publicarlo.
hiring-ads-count = { $n ->
    [one] 1 ejemplo
   *[other] { $n } ejemplos
 }
hiring-ad-parts = Qué va en un anuncio
hiring-experience = Tres maneras de nombrar la experiencia vivida
hiring-basis = Por qué se puede pedir
hiring-ad-samples = Tres ejemplos, en nuestras palabras
hiring-channels = Dónde publicarlo

hiring-interview-title = Entrevistas
hiring-interview-lead = Preguntas para elegir, en qué fijarse, y qué preguntarse antes de decidir.
hiring-interview-count = { $n ->
    [one] 1 pregunta
   *[other] { $n } preguntas
 }
hiring-panel-yes = Usted contrata, por eso ve también lo que contiene una buena respuesta. Guárdelo dentro del comité.
hiring-panel-no = Lo que contiene una buena respuesta se muestra solo a quienes contratan, cuando han entrado en su cuenta. Así nadie aprende respuestas de memoria.
hiring-bank-experience = { $n ->
    [one] 1 pregunta sobre cómo usar la experiencia vivida en el trabajo
   *[other] { $n } preguntas sobre cómo usar la experiencia vivida en el trabajo
 }
hiring-bank-skill = { $n ->
    [one] 1 pregunta sobre las habilidades
   *[other] { $n } preguntas sobre las habilidades
 }
hiring-bank-setting = { $n ->
    [one] 1 pregunta sobre el lugar y el trabajo con otros
   *[other] { $n } preguntas sobre el lugar y el trabajo con otros
 }
hiring-lawful = Por qué se puede preguntar:
hiring-contains = Una buena respuesta contiene
hiring-excellent = Excelente
hiring-worry = Lo que debería preocupar
hiring-unlearn = Qué desaprender:
hiring-topics = Cinco temas de los que hablar
hiring-scenarios = Situaciones para pensar
hiring-proficiencies = { $n ->
    [one] 1 cosa en la que fijarse
   *[other] { $n } cosas en las que fijarse
 }
hiring-proficiencies-lead = Anote lo que escuchó sobre cada una. Nadie las suma.
hiring-pitfalls = Cuatro preguntas antes de decidir
hiring-pitfalls-lead = Contéstenlas juntos y con franqueza. Cada una representa un error que muchos han cometido.
