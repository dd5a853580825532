# Cimientos y políticas de una organización.
groundwork-title = Cimientos y políticas
groundwork-lead = Punto por punto, lo que tiene que estar listo antes de que empiece la primera persona: quién se ocupa, qué lo muestra y cómo está.
groundwork-buy-in = Quién lo respalda
groundwork-buy-in-text = Respaldar los roles de apoyo entre pares tiene tres partes. Anótalas para cada grupo.
groundwork-commitment = La condición antes que todas
groundwork-commitment-text = Sin esta base, espera con los roles de apoyo entre pares y trabaja primero en ella.
groundwork-respect = Una cultura de respeto
groundwork-respect-text = Cinco pasos que preparan al personal y cuatro caminos que ayudan.
groundwork-policies = Políticas
groundwork-policies-text = Tres preguntas generales y siete para quienes contratan. Anota qué muestra la respuesta.
groundwork-supervision = Cuando aún nadie con experiencia en apoyo entre pares puede supervisar
groundwork-supervision-text = Anota cuál de estos caminos tomáis. Nadie en un rol de apoyo entre pares debería quedarse sin uno.
groundwork-decision = Contratar a personas que también usan los servicios aquí
groundwork-decision-text = No hay un sí o un no sencillo. Sopesad ambos lados y escribid qué decidís y por qué. Es una regla para todas las personas; nunca anotes si alguien usa servicios.
groundwork-worries = Lo que preocupa
groundwork-counterpoints = Lo que habla del otro lado
groundwork-findings = El verificador diría estos pasajes de otra manera:
groundwork-tension = Registro de tensiones
groundwork-tension-text = Es de esperar que haya tensión donde los roles de apoyo entre pares traen cambios. Anota qué surgió y cómo se afrontó, sin nombres.
groundwork-tension-words = Qué surgió y cómo se afrontó
groundwork-state = Cómo está
groundwork-words = Qué lo muestra o por qué
groundwork-by = { $s }, { $u }
groundwork-owner-is = Se ocupa { $s }
groundwork-too-long = Esto tiene más de 10 000 caracteres. No se guardó nada.
groundwork-refused = Escribe unas palabras y elige un estado y una persona de las listas. No se guardó nada.
groundwork-remark-commitment = Aún no se ha anotado que la recuperación sea un valor aquí. Los roles de apoyo entre pares no deben ser lo que la traiga.
groundwork-remark-champions = Aún no hay personas impulsoras con nombre. Sin una o dos, todo el comienzo peligra.
groundwork-remark-tension = No se ha anotado ninguna tensión. Que no haya ninguna sería una señal para mirar de cerca.
groundwork-remark-supervision = Aún no está resuelto cómo supervisar desde la experiencia en apoyo entre pares. Si alguien la tiene, anótalo en el plan.
term-state-open = abierto
term-state-under-way = en marcha
term-state-done = hecho
term-state-no = no, por ahora
term-group-board = Junta directiva
term-group-executive = Dirección
term-group-management = Mandos
subcontract-title = Encargarlo a otra organización
subcontract-lead = Paga a una organización dirigida por pares para que alguien suyo trabaje con ustedes las horas acordadas. Calcula aquí qué significa, antes de que nadie firme.
subcontract-empty = Aún no hay nada calculado. Ayuda sobre todo si hay cerca una organización entre pares fuerte y cuando falta tiempo.
subcontract-settle = Qué hay que acordar
subcontract-work-out = Calcularlo
subcontract-problems = No se guardó.
subcontract-f-partner = La otra organización
subcontract-f-money = Dinero al año, en dólares
subcontract-f-hours = Horas por semana
subcontract-an-hour = Una hora cuesta
subcontract-f-hires = Quién contrata
subcontract-f-trains = Quién forma
subcontract-f-supervises = Quién supervisa
subcontract-f-duties = Tareas que dejan de hacer falta
subcontract-duties-hint = Una por línea, como las notas de rutina o las formaciones que chocan con el rol.
subcontract-no-duties = Aún no se nombra ninguna. Quien no es personal de ustedes no tiene que hacer lo que choca con el rol.
subcontract-they = la otra organización
subcontract-we = nuestra organización
subcontract-both = las dos juntas
subcontract-partner-refused = Escribe un nombre de hasta 200 caracteres.
subcontract-money-refused = Escribe una suma como 42000 o 42000.50.
subcontract-hours-refused = Escribe horas como 20 o 37.5.
subcontract-who-refused = Elige quién lo hace.
subcontract-duties-refused = Escribe hasta 5.000 caracteres.
groundwork-subcontract = Calcular un subcontrato
groundwork-supervised = Ver quién supervisa cada puesto
groundwork-register = El registro de políticas
groundwork-champions = Quienes lo defienden
groundwork-champions-text = Defienden los roles de apoyo entre pares y saben responder a las inquietudes de otras personas. Una o dos en cada nivel sostienen el comienzo.
champions-silent = Aún nadie habla a favor desde:
champions-none = Aún no se ha nombrado a nadie.
champions-who = Quién
champions-seat = Desde qué lugar
champions-add = Nombrar
champions-end = Ya no
champions-end-of = { $s } ya no lo defiende
champions-refused = Elige a alguien que pertenezca a la organización y un lugar. No se guardó nada.
take-everything = Todo como datos (JSON)
groundwork-attention = Lo que ahora necesita a alguien
groundwork-named-champions =
    { $n ->
        [0] Aún no se ha nombrado a nadie
        [one] Una persona nombrada
       *[other] { $n } personas nombradas
    }
groundwork-named-tension =
    { $n ->
        [0] Aún no hay nada anotado
        [one] Una anotación
       *[other] { $n } anotaciones
    }
groundwork-count-done = { $n } hechos
groundwork-count-under-way = { $n } en marcha
groundwork-count-no = { $n } no, por ahora
groundwork-count-open = { $n } abiertos
groundwork-unowned =
    { $n ->
        [one] De uno no se ocupa nadie.
       *[other] De { $n } no se ocupa nadie.
    }
groundwork-beside = Lo que va con esto
groundwork-ask = Preguntar a muchas personas por cualquiera de estas partes, con enlaces
groundwork-note = Anotar cómo está
groundwork-points = Cómo están las cosas
groundwork-parts = Partes de cimientos y políticas
groundwork-asked = Lo que muchas personas dijeron sobre esto en la ronda «{ $s }»
