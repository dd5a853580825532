# Postularse a un puesto abierto, y lo que una organización hace con las postulaciones.
apply-here = Postularse en esta página
apply-title = Postularse
apply-heading = Postularse: { $s }
apply-lead = { $s } busca a alguien. No necesita cuenta. Está abierto hasta el { $u }.
apply-instead = Esto ocupa el lugar de lo que envió antes. Cambie lo que quiera y envíelo.
apply-about = Qué se pregunta, por qué, y qué pasa con ello
apply-about-why = Su nombre y una forma de contactarle hacen falta para poder responderle. Todo lo demás puede llenarlo o dejarlo, y se lee para ver cómo encaja con este trabajo.
apply-about-who = Lo leen quienes contratan en { $s } y nadie más allí. Lo que pida en “Lo que necesita que sea distinto” va aparte.
apply-about-long = { $n ->
    [one] Se borra un mes después de que se cierre el puesto.
   *[other] Se borra { $n } meses después de que se cierre el puesto.
}
apply-about-never = Nadie pregunta por su salud, su edad, su familia ni cómo llegó a este trabajo. No tiene que decir nada de eso.
apply-about-yours = Después de enviarla tiene una página propia. Allí ve cómo va, agrega documentos, retira su postulación o pide que se borre.
apply-name = Su nombre
apply-name-hint = El nombre con el que quiere que le llamen.
apply-reach = ¿Cómo podemos contactarle?
apply-reach-hint = Un correo electrónico o un teléfono, o dónde se le puede dejar un mensaje.
apply-meets = Lo que pide el puesto
apply-meets-hint = Marque lo que se cumple en su caso. Abajo puede decir más.
apply-ask = ¿Qué le atrae de este trabajo y qué aporta?
apply-ask-hint = Con sus propias palabras. Bastan unas frases.
apply-languages = Idiomas que habla
apply-languages-hint = Puede dejarlo vacío. Nos dice con quién podrá hablar en el trabajo.
apply-accommodation = Lo que necesita que sea distinto
apply-accommodation-hint = Para postularse o para una entrevista, como una sala sin escalones, un intérprete o las preguntas antes. No hace falta dar razones, y no es una desventaja. También puede pedirlo después.
apply-accommodation-keeper = Solo { $s } lee esto. Quienes deciden no lo ven.
apply-accommodation-nobody = Todavía no se ha nombrado a nadie para leer esto. Queda cerrado hasta entonces, y quienes deciden no lo ven.
apply-documents-next = Si quiere enviar documentos, los agrega en la página siguiente.
apply-send = Enviar la postulación
apply-no-name = Diga el nombre con el que quiere que le llamen, con 120 caracteres como máximo.
apply-no-reach = Diga cómo se le puede contactar.
apply-long-line = Una línea tiene 300 caracteres como máximo.
apply-long = Una respuesta tiene 5,000 caracteres como máximo.
apply-long-accommodation = Lo que necesita tiene 2,000 caracteres como máximo, y se puede agregar 20 veces.
apply-no-accommodation = Diga qué necesita que sea distinto.
apply-again-quick = Todo sigue aquí. Pulse “Enviar la postulación” una vez más, por favor. Así se mantiene lejos a las máquinas.
apply-again-old = Este formulario estuvo abierto mucho tiempo, o el programa se inició de nuevo. Todo sigue aquí. Pulse “Enviar la postulación” una vez más, por favor.
apply-too-many = Llegaron muchas postulaciones desde donde está en poco tiempo, y esta todavía no se tomó. Todo sigue aquí. Espere tres minutos y envíela de nuevo.
apply-closed-title = Este puesto está cerrado
apply-closed = Ya nadie puede postularse. Lo sentimos si se cerró mientras escribía.
apply-already-title = Ya está aquí
apply-already = Esta postulación se envió antes y se guarda una vez. La dirección de su página se mostró entonces, y está en su carta si dio un correo electrónico.
apply-full-title = Aquí ya no caben más
apply-full = Se han postulado tantas personas que esta página no puede tomar más. Escriba como dice el anuncio.
apply-typed = Lo que escribió
apply-typed-lead = No se envió y no se guarda. Cópielo si quiere usarlo en otra parte.
apply-others = Otros puestos abiertos
own-heading = Su postulación: { $s }
own-received = Llegó el { $s }
own-new = Su postulación está aquí. Gracias.
own-new-letter = Una carta con la dirección de esta página va en camino.
own-kept = Queda anotado.
own-over = Ya no se puede agregar nada.
own-standing = Cómo va
own-is-received = Espera a que la lean. No hay nada decidido.
own-is-invited = Se le invita a una entrevista. Alguien se pone en contacto con usted, o ya lo hizo.
own-is-not-chosen = Esta vez se eligió a otra persona. Gracias por postularse.
own-is-chosen = Se le ofrece el puesto. Alguien se pone en contacto con usted, o ya lo hizo.
own-is-hired = Tomó el puesto. Le damos la bienvenida.
own-is-withdrawn = La retiró. Ya nadie decide sobre ella.
own-is-replaced = Envió otra en su lugar. Esta ya no cuenta.
own-address = El camino de vuelta a esta página
own-address-text = Quien tenga esta dirección ve lo que usted ve aquí. Guárdela para usted, como marcador o en papel. No se puede hacer otra.
own-letters = Cartas
own-no-documents = No ha enviado ninguno. No es obligatorio.
own-document-out = Quitarlo
own-document-add = Agregar un documento
own-document-send = Enviarlo
own-document-hint = Un PDF o una imagen (PNG, JPEG, GIF).
own-sent = Lo que envió
own-another = Enviar otra en su lugar
own-accommodation-words = ¿Qué necesita?
own-accommodation-send = Pedirlo
own-privacy = Lo que se guarda, y quién miró
own-until = Se borra a más tardar el { $s }, o cuando usted lo diga abajo.
own-no-looks = Nadie ha abierto todavía su postulación.
own-looks = Alguien que contrata la abrió estos días:
own-file = Llevarse todo lo que se guarda sobre usted (JSON)
own-withdraw = Retirar la postulación
own-withdraw-text = Queda aquí hasta que se borre, y ya nadie decide sobre ella.
own-withdraw-button = Retirarla
own-erase = Pedir que se borre
own-erase-text = Todo lo que envió se quita ahora y no se puede recuperar. Esta página también desaparece. Solo queda que hubo una postulación ese día.
own-erase-button = Borrarla ahora
application-title = Postulación
application-erased = Su postulación está borrada
application-erased-lead = Todo lo que envió ya no está. Esta dirección ya no abre nada.
application-is-erased = Lo que se envió aquí se ha borrado.
application-is-over = La persona la retiró, así que ya no se decide nada.
application-conflict = Otra persona decidió sobre ella mientras tanto. Mire cómo va ahora antes de seguir.
application-reach-is = Se le contacta en: { $s }
application-same = Otra postulación para este puesto da el mismo correo electrónico. Puede ser la misma persona que la envía de nuevo.
application-written = Lo que escribió
application-documents = Documentos
application-documents-many = { $n ->
    [one] Un documento como máximo.
   *[other] { $n } documentos como máximo.
}
application-no-documents = No se envió ninguno.
application-status = Va así
application-status-save = Guardar
application-status-hint = La persona lo ve enseguida en su página. Una carta de abajo lo dice con palabras.
applications-title = Postulaciones
applications-heading = Postulaciones: { $s }
applications-lead = Quién se postuló, en el orden en que llegaron. Nadie recibe puntos ni un lugar. Queda anotado que usted miró, y cada persona ve qué días se abrió la suya.
applications-until = Se borran el { $s }
applications-gone = Alguien cuya postulación se borró
applications-no-keeper = No se ha nombrado a nadie que atienda lo que las personas necesitan que sea distinto. Lo que pidan queda cerrado hasta que alguien lo haga.
applications-name-keeper = Nombrar a alguien
applications-empty = Nadie se ha postulado todavía. El formulario está en la página del anuncio.
applications-empty-step = Ver la página del anuncio
applications-filter = Mostrar
applications-all = Todas ({ $n })
applications-by-day = Como llegaron
applications-by-name = Por nombre
applications-says = Lo que dice que tiene
applications-says-none = No marcó nada de lo que se requiere. Puede estar en lo que escribió.
applications-unsaid = Se requiere y no está marcado. Pregunte; puede que se cumpla de todos modos:
applications-pages = Páginas
applications-page = Página { $n } de { $m }
applications-before = Antes
applications-after = Después
applications-file = Llevarse como CSV
applications-file-hint = Sin documentos y sin lo que las personas necesitan que sea distinto.
hiring-rules-title = Reglas para postulaciones
hiring-rules-lead = Cuánto tiempo se guardan aquí las postulaciones, quién atiende lo que las personas necesitan que sea distinto, y en qué pueden describirse.
hiring-rules-months = Meses después de cerrar un puesto
hiring-rules-months-hint = Entonces se borra todo lo personal de sus postulaciones, con los documentos. Muchos empleadores tienen que guardarlas un año o más; pregunte a su asesoría legal.
hiring-rules-months-refused = Dé un número entero de meses de 1 a 120.
hiring-rules-keeper = Quién atiende lo que las personas necesitan que sea distinto
hiring-rules-keeper-hint = Una persona, mejor alguien que no decida sobre ninguna postulación. Solo esa persona lee lo que se pide.
hiring-rules-nobody = Nadie todavía
hiring-rules-keeper-refused = Elija a alguien que pertenezca a la organización.
hiring-rules-conflict = Otra persona cambió esto mientras tanto. Lo que eligió está abajo; guarde de nuevo si debe valer.
hiring-rules-now = { $n ->
    [one] Lo que vale ahora: un mes.
   *[other] Lo que vale ahora: { $n } meses.
}
hiring-rules-keeper-now = Nombre actual: { $s }.
hiring-rules-since = Vale desde el { $s }.
accommodations-title = Lo que las personas que se postulan necesitan que sea distinto
accommodations-lead = Usted es la persona nombrada para esto. Nadie más que trabaje aquí lo lee.
accommodations-empty = Nadie ha pedido nada. Cuando alguien lo haga, estará aquí.
accommodations-talk = Hable con la persona sobre lo que ayuda. A quienes deciden dígales solo qué hay que preparar, nunca por qué.
candidate-letters-lead = Escríbale. Tiene un borrador y lo cambia como quiera. Quien tiene una página propia también la encuentra allí.
candidate-subject = Asunto
candidate-body = Carta
candidate-by-mail = Sale por correo electrónico y está en la página de la persona. La postulación queda entonces como dice la carta.
candidate-by-hand = Aquí no hay correo electrónico. Está en la página de la persona; avísele de la forma que indicó. La postulación queda entonces como dice la carta.
candidate-send = Enviar la carta
candidate-by-post = Aquí no hay correo electrónico ni página propia. Imprima la carta o léasela. La postulación queda entonces como dice la carta.
candidate-handed = Para entregar
candidate-mailed = Por correo
candidate-on-page = En su página
candidate-empty = Una carta necesita un asunto y algunas palabras.
candidate-long = Un asunto tiene 150 caracteres como máximo, una carta 6,000.
candidate-invited-subject = Nos gustaría conocerle: { $title }
candidate-invited =
    Hola, { $name }:

    gracias por postularse a { $title } en { $organization }. Hemos leído lo que escribió y nos gustaría conocerle.

    Díganos qué días y horas le vienen bien. Puede tener las preguntas antes, y puede venir con alguien. Si algo tiene que ser distinto para que pueda participar, dígalo en su página o a nosotros. No es una desventaja.

    Nos alegra poder conocerle.

    { $by }
    { $organization }
candidate-not-chosen-subject = Su postulación a { $title }
candidate-not-chosen =
    Hola, { $name }:

    gracias por postularse a { $title } en { $organization }, y por el tiempo y las ideas que le dedicó. Esta vez elegimos a otra persona.

    Eso no dice nada de lo que usted vale ni de lo que podría aportar en otra parte. Si quiere saber cómo llegamos a esto, díganoslo y lo hablamos. Nos alegrará que se postule de nuevo cuando algo encaje.

    Le deseamos lo mejor.

    { $by }
    { $organization }
candidate-chosen-subject = Nos gustaría trabajar con usted: { $title }
candidate-chosen =
    Hola, { $name }:

    nos alegraría que se sumara como { $title } en { $organization }.

    Nos pondremos en contacto para hablar del primer día, el horario y el pago, y de quién le apoyará al principio. Tómese el tiempo que necesite para pensarlo y pregunte lo que quiera saber.

    Esperamos su respuesta.

    { $by }
    { $organization }
term-candidate-invited = Invitación a una entrevista
term-candidate-not-chosen = Esta vez no
term-candidate-chosen = Oferta del puesto
term-application-received = Recibida
term-application-invited = Con invitación
term-application-not-chosen = No elegida
term-application-chosen = Puesto ofrecido
term-application-hired = Con contrato
term-application-withdrawn = Retirada
term-application-replaced = Se envió otra
opening-asks = Sobre qué se pide escribir a quienes se postulan
opening-asks-hint = Una pregunta en cada línea; cinco son de sobra. Se revisan, y una pregunta que no se puede hacer no se publica. Si queda vacío, se pregunta qué les atrae del trabajo.
opening-country = País (dos letras)
opening-bad-country = Dé el país con dos letras, como US.
opening-currency = Moneda del pago (tres letras; USD si la deja vacía en US)
opening-bad-currency = Dé la moneda con las tres letras de ISO 4217, como USD, CAD o EUR.
opening-no-currency = Diga en qué moneda es el pago, con tres letras, o deje el pago fuera.
applications-brought = { $n ->
    [0] No había nada nuevo. Todas las personas de la lista ya estaban aquí.
    [one] Entró una postulación de la lista.
   *[other] Entraron { $n } postulaciones de la lista.
}
applications-import = Traer postulaciones que llegaron de otra forma
applications-import-lead = Como CSV o XLSX, una persona por línea, con estos títulos en la primera. Solo hacen falta los dos primeros. Entra todo, o nada y se le dice por qué. Quien ya está aquí con el mismo contacto se deja como está. No tendrán página propia.
applications-import-button = Traer la lista
applications-import-refused = No entró nada de la lista.
applications-import-line = Línea { $n }:
applications-import-more = Y { $n } más.
applications-import-day = El día en que llegó tiene que ser un día hasta hoy, como 2026-11-22.
self-title = Descríbase, si quiere
self-invite = Esto no es parte de su postulación, y nadie de quienes contratan lo ve.
self-open = Ir a las preguntas
self-lead = { $s } quiere saber si su manera de contratar trata por igual a distintos grupos de personas. Usted puede ayudar con eso, o dejarlo.
self-why = Qué pasa con ello
self-choice = Usted decide. No cambia nada en su postulación, y nadie allí puede saber si contestó.
self-nobody = Nadie lee su respuesta: ni quienes contratan, ni el panel, ni quien atiende las adaptaciones. Está aparte de su postulación, sin su nombre y sin hora.
self-kept = Hasta que termine la búsqueda puede volver y cambiarla, o retirarla con «Prefiero no decirlo». Si retira su postulación o la hace borrar, su respuesta no se cuenta. Cuando la búsqueda termina, las respuestas se cuentan y luego se quitan. Después nadie puede saber cuál era la suya, así que ya no se puede retirar.
self-figures = Quienes contratan ven solo cifras, de años enteros. Un grupo se muestra solo donde al menos { $n } de sus personas siguieron adelante y al menos { $n } no.
self-never = Nadie pregunta por una discapacidad, un diagnóstico, su historia, su edad o su salud, y no hay lugar donde escribirlo.
self-problem = Una respuesta no estaba entre las que se pueden elegir. Mire lo elegido abajo y envíelo de nuevo.
self-gender = Género
self-origin = Raza u origen étnico
self-not-said = Prefiero no decirlo
self-words = Estas palabras son gruesas, para que nadie se conozca por su respuesta. Si ninguna es la suya, déjelo.
self-send = Guardarlo aparte
self-back = Volver sin contestar
term-self-woman = Mujer
term-self-man = Hombre
term-self-nonbinary = Persona no binaria, u otro género
term-self-american-indian = Indígena de las Américas o nativa de Alaska
term-self-asian = Asiática
term-self-black = Negra o afroamericana
term-self-hispanic = Hispana o latina
term-self-middle-eastern = De Oriente Medio o del norte de África
term-self-pacific = Nativa de Hawái o de las islas del Pacífico
term-self-white = Blanca
term-self-several = Más de una de estas
term-self-another = Ninguna de estas
hiring-rules-asks = En qué pueden describirse quienes se postulan
hiring-rules-asks-hint = Después de postularse, en una página propia, si quieren. Nadie ve una respuesta sola; usted ve cifras cuando son bastante grandes. Pregunte a su asesoría legal antes de activar una.
selection-title = ¿La contratación trata igual a los grupos?
selection-lead = Lo que quienes se postularon dijeron de sí por decisión propia, contado por años enteros, en cada paso de sus búsquedas.
selection-empty = Todavía no se pregunta nada. Cuando active una pregunta, las personas pueden describirse después de postularse, y esta página muestra cifras cuando haya bastantes.
selection-empty-step = Elegir qué se puede preguntar
selection-years = { $s } a { $u }
selection-percent = { $s },{ $u } %
selection-interviews = { $u }, { $s }: invitadas a una entrevista
selection-choices = { $u }, { $s }: elegidas
selection-group = Grupo
selection-interviews-came = Se postularon
selection-interviews-on = Invitadas
selection-choices-came = Invitadas
selection-choices-on = Elegidas
selection-share = Parte
selection-beside = Frente a la parte mayor
selection-highest = La parte mayor
selection-below = Menos de cuatro quintos
selection-uneven = Al menos un grupo siguió adelante con menos de cuatro quintos de la parte mayor. Es una razón para mirar qué pasa en este paso, y no prueba nada.
selection-even = Todos los grupos que se muestran siguieron adelante con cuatro quintos de la parte mayor o más. Eso no prueba que todo esté bien.
selection-gathering = Se reúne desde { $s }. Las cifras llegan al acabar un año, cuando hay bastantes.
selection-read = Cómo leer esto
selection-fifths = Cuatro quintos: la parte de cada grupo que siguió adelante se divide por la parte mayor. Por debajo del 80 por ciento, las agencias de Estados Unidos miran más de cerca. Las partes se calculan con números enteros y nunca se redondean hacia arriba.
selection-small = Los números pequeños se mueven mucho: una persona más puede subir o bajar a un grupo de la línea. Solo se cuenta a quienes quisieron contestar.
selection-steps = Mire los pasos: dónde se publicó el anuncio, qué exige y si el trabajo lo necesita, las preguntas, quién está en el panel. Hable luego con personas que conocen al grupo, y con su asesoría legal.
selection-least = Un grupo se muestra en un paso solo donde al menos { $n } de sus personas siguieron adelante y al menos { $n } no. Lo mismo tiene que valer para todas las demás juntas, para que nada se pueda calcular restando un número de otro. Donde no vale, no se dice nada, ni por cuánto. Muy pocas no dice nada bueno ni malo.
selection-over = Usted no puede elegir los años. Se suman años hasta que hay bastante para mostrar; entonces empieza otro período. Una búsqueda cuenta en el año en que ya nadie esperaba respuesta. Lo que se mostró una vez no cambia, tampoco cuando se borran postulaciones.
selection-who = No se cuentan las postulaciones retiradas o borradas antes de terminar la búsqueda, ni las que vinieron de una lista.
