# Personas de una lista, y quienes esperan una invitación.
import-title = Traer personas de una lista
import-lead = Ya tienes los nombres en una hoja de cálculo. Primero ves qué haría; no entra nada hasta que lo digas.
import-nothing = No entró nada.
import-bring = Traer una lista
import-step-template = Toma la plantilla:
import-step-fill = Llena una línea por persona. Solo hacen falta un identificador y un nombre.
import-step-try = Pruébala aquí. Ves línea por línea qué es nuevo, qué es igual y qué hay que corregir.
import-file = Tu lista (CSV o XLSX)
import-try = Probar
import-limits = { $n } líneas y { $m } MB como máximo. Las fórmulas no se calculan; se lee lo último que mostraron.
import-columns-title = Qué significan las columnas
import-column = Columna
import-what = Qué escribir
import-about-external-id = Tu propio identificador de la persona, como su número en la nómina. Con él, la misma lista puede entrar otra vez sin duplicar a nadie. Hace falta.
import-about-name = El nombre con el que quiere que la llamen. Hace falta.
import-about-email = Su dirección, para la invitación. Cada persona tiene la suya.
import-about-language = en o es: el idioma que lee. Si está vacío, el de la organización.
import-about-hats = Qué hace aquí, con comas entre medio: worker, volunteer, supervisor, hiring-lead, leader, steward, trainer, ethics-auditor. Si está vacío: volunteer en un puesto voluntario, y si no worker.
import-about-job-title = El puesto que ocupa. Las líneas que dicen lo mismo de un puesto lo comparten. Si está vacío, ninguno.
import-about-program = En qué parte de la organización está el puesto.
import-about-peer-role = yes o no: si es un rol de apoyo entre pares. Hace falta con un puesto.
import-about-focus = mental-health, addiction o both, si el puesto tiene un enfoque.
import-about-paid = paid o volunteer. Hace falta con un puesto.
import-about-since = Su primer día en el puesto, por ejemplo 2026-11-22. Si está vacío, hoy.
import-about-peer-supervisor = El identificador de quien supervisa su trabajo en la línea entre pares: alguien de aquí o de la misma lista.
import-about-administrative-supervisor = Lo mismo para la línea administrativa.
import-only-adds = Una lista solo añade. No termina ninguna función, ningún puesto ni ninguna supervisión; eso se hace a propósito, en la página de una persona o de un puesto. El nombre y la dirección de quien ya hizo su cuenta son suyos, y una lista no los cambia.
import-last = Listas traídas antes
import-of-day = Lista del { $s }
import-tried = probada
import-coming = entrando
import-cut-off = interrumpida
import-through = dentro
import-given-up = dejada
import-lines-in-it =
    { $n ->
        [one] una línea
       *[other] { $n } líneas
    }

import-empty = El archivo está vacío. La primera línea tiene los encabezados de las columnas.
import-kind = No es un archivo de texto ni un libro (XLSX). Guarda la lista como CSV o XLSX.
import-lines = La lista tiene más de { $n } líneas. Tráela por partes.
import-columns = La lista tiene más de { $n } columnas. Deja las de la plantilla.
import-damaged = El archivo está dañado o se corta. Guárdalo otra vez como CSV o XLSX.
import-headings-missing = A la primera línea le faltan estos encabezados: { $s }.
import-headings-unknown = Estos encabezados no se conocen: { $s }. Quítalos o escríbelos como en la plantilla.
import-headings-twice = Estos encabezados están dos veces: { $s }.

import-found = Se encontró «{ $s }».
import-wants-id = Escribe un identificador de 64 caracteres como máximo.
import-wants-name = Escribe un nombre de 120 caracteres como máximo, sin caracteres ocultos.
import-wants-email = Escribe un correo electrónico o déjalo vacío.
import-wants-language = Escribe en o es.
import-wants-hat = Escribe las funciones como en la plantilla, con comas entre medio.
import-wants-title = Escribe un puesto, o deja vacías las otras columnas del puesto.
import-wants-yes-or-no = Escribe yes o no.
import-wants-focus = Escribe mental-health, addiction o both.
import-wants-paid = Escribe paid o volunteer.
import-wants-day = Escribe el día con año, mes y día, por ejemplo 2026-11-22.
import-day-doubtful = Se puede leer como dos días. Escríbelo con año, mes y día, por ejemplo 2026-11-22.
import-supervises-themself = Nadie se supervisa. Escribe el identificador de otra persona.
import-id-twice = Otra línea tiene el mismo identificador. Da a cada persona el suyo.
import-email-twice = Otra línea tiene la misma dirección. Da a cada persona la suya.
import-email-taken = Otra persona de aquí ya tiene esta dirección. Mira cuál de las dos es la correcta.
import-left = La persona con este identificador se fue. Para que vuelva, invítala o dale otro identificador.
import-hat-limited = Esta función da acceso para una sola cosa. Invita a la persona en la página de la organización.
import-hat-not-yours = No puedes dar esta función. Pide a quien dirige la organización que traiga esta línea.
import-relation-not-yours = No puedes decir quién supervisa a quién. Pide a quien dirige la organización que traiga esta línea.
import-supervisor-unknown = Aquí no hay nadie con este identificador, ni en ninguna línea que pueda entrar.
import-theirs = Su nombre o dirección difiere de la lista; es suyo y se queda.

import-list-title = Una lista de personas
import-list-tried = Qué haría esta lista
import-list-coming = La lista está entrando
import-list-cut-off = La lista se interrumpió
import-list-through = La lista está dentro
import-list-given-up = Esta lista se dejó
import-progress = Van { $n } de { $m } líneas.
import-progress-label = Cuánto ha avanzado
import-coming-hint = Puedes seguir con otras cosas. Esta página vuelve a mirar cada pocos segundos.
import-look-again = Mirar ahora
import-cut-off-text = Lo que entró se queda. Al seguir entra el resto; nadie entra dos veces.
import-go-on = Seguir
import-file-gone = El archivo ya no se guarda. Trae la lista otra vez; nadie entra dos veces.
import-through-lead = Ya está aquí toda persona cuya línea estaba bien.
import-given-up-lead = Lo que había entrado se queda; el resto no entró.
import-tried-lead = Todavía no ha entrado nada.
import-count-new =
    { $n ->
        [one] Una persona es nueva
       *[other] { $n } personas son nuevas
    }
import-count-changed =
    { $n ->
        [one] Una persona recibe algo nuevo
       *[other] { $n } personas reciben algo nuevo
    }
import-count-same =
    { $n ->
        [one] Una línea dice lo que ya se sabe
       *[other] { $n } líneas dicen lo que ya se sabe
    }
import-count-refused =
    { $n ->
        [one] Una línea hay que corregirla y no entra
       *[other] { $n } líneas hay que corregirlas y no entran
    }
import-start =
    { $n ->
        [one] Hacer entrar una línea
       *[other] Hacer entrar { $n } líneas
    }
import-end = Dejarla
import-nothing-good = Ninguna línea puede entrar como está. Corrige la lista y pruébala otra vez.
import-nothing-new = Todo lo de esta lista ya se sabe.
import-no-account = Con esto nadie recibe una cuenta. Quien es nuevo espera en la página de recién llegados hasta que lo invites.
import-refused-title = Por corregir
import-refused-text = Estas líneas no entran. Corrígelas en tu lista y tráela otra vez; las demás serán iguales.
import-changed-title = Qué cambia
import-line = Línea
import-who = Quién
import-mend = Qué hacer
import-brings = Qué es nuevo
import-more = Estas son las primeras.
import-lines-file = Cada línea con lo que resulta de ella (CSV)

newcomers-title = Recién llegados
newcomers-lead = Entraron con una lista y todavía no tienen cuenta. Envíales su invitación.
newcomers-empty = Nadie espera una invitación.
newcomers-many =
    { $n ->
        [one] Una persona espera una invitación.
       *[other] { $n } personas esperan una invitación.
    }
newcomers-by-letter = Quien tiene dirección recibe una carta; para las demás personas recibes enlaces para entregar.
newcomers-by-link = Recibes un enlace para cada persona, para entregarlo. Sirve una vez, durante siete días.
newcomers-choose = A quién invitar
newcomers-not-yours = la invita quien dirige aquí
newcomers-button = Invitar
newcomers-invited =
    { $n ->
        [one] Una persona está invitada
       *[other] { $n } personas están invitadas
    }
newcomers-links-hint = Los enlaces se muestran solo esta vez. Entrega cada uno de manera que solo lo lea esa persona.
newcomers-letter = una carta está en camino
