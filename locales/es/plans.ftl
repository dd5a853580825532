# Planes: las diez frases, el plan que resulta y el plan de una organización.
timeline-title = ¿Cuánto tiempo hará falta?
timeline-lead = Responde a diez frases y recibe un plan con fechas: qué hacer, en qué orden y cuánto tiempo prever.
timeline-kept = Nada de lo que respondas aquí se guarda. Llévate el plan como archivo.
timeline-problems = Falta algo.
timeline-missing = La frase { $n } aún no tiene respuesta.
timeline-not-judged = No se valora nada hasta que las diez tengan respuesta. No responder no es un no.
timeline-true =
    { $n ->
        [one] Una de las diez frases es cierta
       *[other] { $n } de las diez frases son ciertas
    }
band-six-months = Ya casi está. Aun así, prevé al menos seis meses para lo que falta.
band-one-year = Hay partes importantes hechas y queda trabajo. Prevé al menos un año.
band-ask-others = Hay mucho que hacer antes y nadie puede decirte en meses cuánto se tarda. Pregunta a otras organizaciones cuánto necesitaron.
band-whom = Pregunta a organizaciones que tienen roles de apoyo entre pares, aunque estén lejos. Estas páginas nombran algunos lugares para empezar:
band-others-hint = Escribe abajo cuántos meses necesitaron y el plan se alarga hasta ahí. Hasta entonces muestra el tiempo más corto de cada tarea.
timeline-first = En este plan, la primera persona empieza el { $s }. Termina el { $u }.
timeline-plan = Un primer plan
timeline-plan-text = { $n } tareas en { $m } días laborables. Los días son una propuesta nuestra; los documentos no dan ninguno por tarea.
timeline-take = Llévatelo
take-ics = Para un calendario (iCalendar)
take-csv = Como tabla (CSV)
take-json = Como datos (JSON)
timeline-button = Mostrar el plan
timeline-sooner = Cuando quien financia pone la fecha
timeline-sooner-text = Tres caminos ayudan a estar listos antes. Ninguno hace ciertas las diez frases por sí solo.
timeline-subcontract = Qué acordar en un subcontrato

ask-lead = Elige para cada frase si es cierta hoy en tu organización.
ask-true = Cierta
ask-false = No es cierta
ask-facts = ¿Qué más hay?
ask-trainer = Alguien en la etapa IV o V de la escalera trabaja aquí o colabora para formar o asesorar
ask-leader = Alguien con experiencia en apoyo entre pares está en la dirección y puede decidir
ask-colleagues = Habrá más de un rol de apoyo entre pares
ask-dates = ¿Cuándo?
ask-start = Primer día del plan
ask-deadline = Día fijado por quien financia u otra parte, si lo hay
ask-deadline-hint = El plan apunta entonces a ese día y dice si es antes de lo que permiten las frases.
ask-months = Meses que otras organizaciones necesitaron o que os dais
ask-months-hint = Solo si lo sabes. Puede alargar el plan, nunca acortarlo.
ask-date-refused = No es un día dentro de veinte años. Escríbelo como 2027-03-01.
ask-start-past = Ese día ya pasó. Elige hoy u otro posterior.
ask-deadline-early = No es posterior al primer día del plan.
ask-months-refused = Escribe un número del 1 al 60.

because-always = Parte de todo comienzo
because-statement = La frase { $n } aún no es cierta
because-ask-others = Menos de cinco frases son ciertas
because-hurry = La fecha viene de fuera
because-trainer = Aún nadie en la etapa IV o V
because-leader = Aún sin un lugar con autoridad en la dirección
because-colleagues = Un solo rol de apoyo entre pares: una persona sola

plan-table = Todas las tareas con sus fechas
plan-task = Tarea
plan-why = Por qué
plan-seat = Quién podría hacerlo
plan-when = Desde – hasta
plan-slack = Días que puede esperar
plan-critical = ninguno
plan-days =
    { $n ->
        [one] un día laborable
       *[other] { $n } días laborables
    }
plan-warnings = Mira esto otra vez
warning-no-start = La tarea con la que empieza la primera persona no está en el plan.
warning-a-month-or-so = La primera persona empezaría el { $s }. Un mes o dos no bastan para que las personas y las reglas estén listas.
warning-shorter-than-a-year = La primera persona empezaría el { $s }. Es menos del año que piden las frases.
warning-shorter-than-months = La primera persona empezaría el { $s }. Es antes de lo que piden las frases.
warning-after-deadline = Aun así la primera persona no puede empezar antes del { $s }, después del día fijado.
warning-before-supervision = La primera persona empezaría antes de que haya supervisión: { $s }.
warning-before-policies = La primera persona empezaría antes de que las políticas estén listas: { $s }.
warning-begun-in-the-past = El plan empezó el { $s } y nada está marcado como hecho.

gantt-title = El plan en barras
gantt-text = Una barra por tarea, del primer día al último. La tabla de abajo tiene las mismas fechas.
gantt-legend = Las barras oscuras no pueden esperar: juntas fijan el final. Una línea de puntos es el tiempo que una tarea puede esperar.

term-chair-executive = Dirección
term-chair-board = Junta directiva
term-chair-clinical = Personal clínico y otro personal
term-chair-hiring = Quienes contratan
term-chair-peer-role = Personas en roles de apoyo entre pares
term-chair-receiving = Personas que usan los servicios
term-chair-partner = Organizaciones aliadas

plan-title = Plan
plan-heading = Plan de { $s }
plan-lead = Qué hacer antes de que la primera persona empiece en un rol de apoyo entre pares, quién se ocupa y hasta cuándo. El plan es vuestro: cambiad lo que queráis.
plan-empty = Aún no hay plan. Responde a las diez frases, a solas o con otras personas en una ronda, y se hará uno que podéis cambiar como queráis.
plan-next = Lo siguiente
plan-next-empty = Nada empieza en el próximo mes.
plan-late = Con retraso o en espera
plan-late-empty = Nada va con retraso ni en espera.
plan-by = hasta el { $s }
plan-was-due = Tenía que estar hecho el { $s }. Dale más días o márcalo como hecho.
plan-blocked = Tenía que haber empezado, pero espera a: { $s }
plan-from-to = Del { $s } al { $u }.
plan-who = Quién
plan-state = Estado
plan-after = Después de
plan-done = hecho el { $s }
plan-is-blocked = espera a otras
plan-is-late = con retraso
plan-is-open = abierta
plan-circles = Estas tareas se esperan unas a otras y ninguna puede empezar. Quita un enlace; hasta entonces todas se muestran sin su orden.
plan-changes =
    { $n ->
        [one] Una tarea cambió al hacer el plan por última vez
       *[other] { $n } tareas cambiaron al hacer el plan por última vez
    }
plan-made-on = Hecho el { $s }. Lo que habíais cambiado a mano se conservó.
change-added = nueva
change-retired = ya no hace falta, se quitó
change-stays = ya no se pide; se queda porque alguien trabajó en ella
change-follows = los días, el orden o las palabras siguen las nuevas respuestas
change-yours = las nuevas respuestas dirían otra cosa; se queda lo vuestro
what-if-start = Y si empezara el
what-if-people = Y si solo pudieran trabajar a la vez tantas personas
what-if-button = Mostrar
what-if-hint = Esto no cambia nada. Con pocas personas el orden es bueno, aunque no siempre el más corto posible.
what-if-now = Y si.
what-if-ends = Un plan que empiece el { $s } terminaría el { $u }.
what-if-back = Volver al plan tal como es

facts-title = Respuestas detrás del plan
facts-lead = El plan se hace con estas respuestas. Responde por la organización o toma lo que dijo la mayoría en una ronda.
facts-again = Ya hay un plan. Al hacerlo de nuevo se conserva todo lo que cambiasteis a mano y veis qué más ha cambiado.
facts-taken = Estas son las respuestas de la mayoría en la ronda «{ $s }». Donde hubo empate, elige tú.
facts-rounds = Tomar las respuestas de una ronda:
facts-button = Hacer el plan
facts-button-again = Hacer el plan de nuevo

task-new = Tarea nueva
task-problems = La tarea no se guardó.
task-label = Qué hacer
task-reason = Por qué
task-phase = Fase
task-seat = Desde qué lugar
task-owner = Quién se ocupa
task-nobody = Nadie todavía
task-days = Días laborables
task-not_before = No antes del
task-after = Viene después de
task-done_on = Hecho el
task-evidence = Qué muestra que está hecho
task-evidence-hint = Por ejemplo un acta, una política con su fecha o un enlace. Nada sobre personas concretas.
task-save = Guardar
task-up = Subir
task-down = Bajar
task-remove = Quitarla del plan
task-remove-text = Queda fuera cuando el plan se haga de nuevo.
task-remove-button = Quitarla
task-comments = Lo que dicen de ella
task-comments-empty = Nadie ha escrito nada todavía.
task-words = Tus palabras
task-words-button = Añadir
task-critical = No puede esperar: un día más tarde aquí es un día más tarde al final.
task-can-wait =
    { $n ->
        [one] Puede esperar un día laborable.
       *[other] Puede esperar { $n } días laborables.
    }
task-label-refused = Escribe un nombre de hasta 200 caracteres.
task-text-refused = Esto tiene más de 5000 caracteres.
task-days-refused = Escribe un número entero del 1 al 2600.
task-date-refused = No es un día posible aquí. Lo hecho se hizo como muy tarde hoy.
task-owner-refused = Esta persona no pertenece a la organización.
task-words-refused = Escribe algo, hasta 5000 caracteres.
task-circle = Estas tareas se esperarían unas a otras: { $s }
task-too-many = Este plan tiene 10 000 tareas, las máximas que admite.

board-title = Como tablero
board-lead = Las mismas tareas en tres columnas.
board-open = Sin empezar
board-under-way = En marcha
board-done = Hechas
board-none = Nada aquí.

report-title = Informe para la junta
report-heading = Preparación para los roles de apoyo entre pares en { $s }
report-as-of = A { $s }
report-stand = Dónde estamos
report-plan-answer = Respuesta detrás del plan
report-no-answer = Sin respuesta
report-no-round = Aún no hay ninguna ronda cerrada; estas son las respuestas de quienes hicieron el plan.
report-done = Hechas
report-done-of = { $n } de { $m }
report-until = Hasta
report-risks = Riesgos
report-risks-none = Hoy nada habla en contra del plan.
report-unowned =
    { $n ->
        [one] Nadie se ocupa de una tarea que no puede esperar.
       *[other] Nadie se ocupa de { $n } tareas que no pueden esperar.
    }
report-seats = Por lugar
report-pdf = PDF, también para lectores de pantalla
report-word = Archivo de Word
report-asks = Qué pedimos a la junta
report-asks-none = Nada por ahora.

feed-title = En tu calendario
feed-lead = Una dirección en la que un programa de calendario encuentra las tareas abiertas con sus días y sigue los cambios.
feed-made = Esta es la dirección. Se muestra solo esta vez.
feed-button = Crear una dirección nueva
feed-hint = Quien tenga la dirección puede leer las tareas. Una nueva cierra la anterior.

advice-title = Cuánto tardaron otras organizaciones
advice-lead = Pregunta a organizaciones que ya lo hicieron, aunque estén lejos, y anota lo que digan.
advice-add = Anotar lo que alguien dijo
advice-whom = Qué organización
advice-months = Meses que tardaron, si lo dijeron
advice-months-count =
    { $n ->
        [one] un mes
       *[other] { $n } meses
    }
advice-words = Qué más dijeron
advice-button = Añadir
advice-refused = Nombra la organización y escribe los meses como un número del 1 al 240, o déjalos vacíos. No se guardó nada.

term-phase-foundation = Cimientos
term-phase-policies = Políticas
term-phase-hiring = Contratación
term-phase-after = Después
timeline-keep = Guardarlo como plan de { $s }
ask-why = Si es de otra manera: ¿por qué?
ask-why-missing = Sus registros dicen otra cosa. Escribe en pocas palabras por qué lo ves distinto, o sigue lo que dicen.
found-trainer = Sus puestos dicen que sí: { $s }.
found-trainer-none =
    { $n ->
        [0] Sus puestos dicen que no: ninguno en la etapa IV o V está ocupado.
        [one] Sus puestos dicen que no: ninguno en la etapa IV o V está ocupado. Uno no tiene rol de la escalera, así que no se sabe su etapa.
       *[other] Sus puestos dicen que no: ninguno en la etapa IV o V está ocupado. { $n } no tienen rol de la escalera, así que no se sabe su etapa.
    }
found-leader =
    { $n ->
        [0] Sus registros dicen que no: nadie que dirige tiene un rol de apoyo entre pares.
        [one] Sus registros dicen que sí: una persona que dirige tiene un rol de apoyo entre pares.
       *[other] Sus registros dicen que sí: { $n } personas que dirigen tienen un rol de apoyo entre pares.
    }
found-colleagues =
    { $n ->
        [0] Sus registros dicen que no: no hay ningún puesto de apoyo entre pares.
        [one] Sus registros dicen que no: hay un puesto de apoyo entre pares.
       *[other] Sus registros dicen que sí: hay { $n } puestos de apoyo entre pares.
    }
recommended-title = Lo que recomienda la escalera
recommended-trainer = Aquí no hay nadie en la etapa IV o V: busquen a alguien de una de esas etapas para formar o asesorar.
recommended-leader = Nadie con experiencia en apoyo entre pares dirige: abran un lugar en la dirección, con autoridad.
recommended-colleagues = Solo hay un rol de apoyo entre pares, y quien está a solas en él puede quedarse aislado: únanse a una red.
recommended-stage = Etapa IV
recommended-alone =
    { $n ->
        [0] Todas las personas en roles de apoyo entre pares tienen supervisión de ese lado.
        [one] Una persona en un rol de apoyo entre pares no tiene supervisión de ese lado.
       *[other] { $n } personas en roles de apoyo entre pares no tienen supervisión de ese lado.
    }
