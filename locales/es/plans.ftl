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
