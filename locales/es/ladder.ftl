ladder-title = La escalera de desarrollo en el apoyo entre pares
ladder-lead = Cada camino es tan ancho como lo que pide la etapa. Lo claro es nuevo en esa etapa; lo más oscuro viene de antes. Nadie tiene que recorrerlo en línea recta.
ladder-rule = El cuadro tiene { $n } filas. { $m } de ellas llevan un asterisco: siguen vigentes en todas las etapas posteriores.
ladder-table-title = El cuadro en forma de tabla
ladder-table-caption = Filas del cuadro por etapa y columna. Sigue un número para leerlas.
ladder-bands-caption = Lo que se aplica en cada etapa, por enfoque: competencias, requisitos previos y formaciones.
ladder-cell = { $n ->
    [0] ninguna
    [one] 1 fila
   *[other] { $n } filas
 }
ladder-read-title = Cómo leerla
ladder-read-rank = Una etapa es un punto de referencia, no un rango. Una persona voluntaria puede tener tanta habilidad como cualquiera, y alguien de la última etapa puede estar empezando en una habilidad.
ladder-read-asterisk = Un asterisco significa que una competencia, un requisito previo o una formación sigue vigente en todas las etapas posteriores.
ladder-read-never = El dominio y los roles nunca pasan de una etapa a otra. Los roles son ejemplos; los tuyos pueden ser distintos.
ladder-read-training = Una formación que sigue vigente continúa disponible y recomendada. Solo se pide donde también es requisito previo.
ladder-read-chains = { $n } progresiones unen las primeras formas de un punto con otras posteriores y más fuertes, de modo que la posterior cubre la anterior.
trail-title = La escalera como tres caminos que pasan por seis etapas
trail-description = Tres caminos van del Voluntariado a la Etapa V: enfoque en salud mental, compartido y enfoque en adicciones. Cada uno es tan ancho como el número de puntos que se aplican. La tabla de abajo tiene los mismos números.
trail-description-person = Los mismos caminos, con lo que ya tienes en color pleno. La tabla de abajo tiene los mismos números.
trail-node = { $n ->
    [one] 1 nuevo
   *[other] { $n } nuevos
 }, { $m } de antes
trail-counts = { $n ->
    [one] 1 nuevo
   *[other] { $n } nuevos
 }, { $m } antes
trail-count-new = { $n ->
    [one] 1 nuevo
   *[other] { $n } nuevos
 }
trail-count-carried = { $n } de antes
trail-held-short = { $n } de { $m }
trail-held = { $n } de { $m }
trail-legend-new = nuevo en esta etapa
trail-legend-carried = viene de etapas anteriores
trail-legend-held = lo que ya tienes
trail-table-link = Ver como tabla
trail-own-link = Dibujar mi propia forma
stage-others = Etapas
stage-track = Vía
stage-literal = Leer el cuadro al pie de la letra: cada fila tal como está impresa, con sus repeticiones
stage-new = Nuevo en esta etapa
stage-none-new = Aquí no hay nada nuevo.
stage-carried = { $n ->
    [one] 1 punto que viene de etapas anteriores
   *[other] { $n } puntos que vienen de etapas anteriores
 }
stage-carried-from = viene de: { $s }
stage-carries-on = sigue vigente después
stage-only-here = solo en esta etapa
stage-covered-by = Lo cubre una forma posterior y más fuerte:
stage-roles-hint = Ejemplos del documento. Una organización puede dar otro nombre a un rol, o tener roles que no están en la lista.
stage-notes = Lo que puede sorprenderte aquí
stage-notes-hint = Leemos el cuadro tal como es y no corregimos nada en silencio.
stage-missing = { $s }: ¿qué me falta?
tag-grandfather = admite excepciones
tag-program = solo si un programa lo pide
tag-pointer = remite a otras filas
cell-lead = Las filas de esta celda tal como las tiene el documento, en su orden y con nuestras palabras.
cell-empty = Aquí el documento no tiene filas para esta vía o estas palabras.
roles-title = Roles
roles-lead = Roles que el cuadro da como ejemplos, con sus etapas y su enfoque. La lista no está completa ni pretende estarlo.
trainings-title = Formaciones
trainings-lead = Las formaciones del cuadro, con lo que dice de ellas su glosario. Se ofrecían en abril de 2014; pregunta antes de contar con una.
trainings-first-listed = Aparecen primero en: { $s }
trainings-name-only = el documento solo da el nombre
