"""Why a material cannot be taken, changed or asked for like that."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class EmptyFile(Refusal):
    """A file of 0 bytes."""

    code = "empty_file"
    sentence = _("Dit bestand is leeg.")
    instead = _("Kies het nog een keer, of bewaar het eerst opnieuw.")
    field = "upload"


class FileTooBig(Refusal):
    """More bytes than `conf.material_bytes`."""

    code = "file_too_big"
    sentence = _("Dit bestand is te groot. Het mag hoogstens %(most)d MB zijn.")
    instead = _("Maak het kleiner, of zet het ergens anders neer en geef hier de link.")
    field = "upload"


class TypeNotTaken(Refusal):
    """What it holds is nothing that we hand on, whatever its name says."""

    code = "type_not_taken"
    sentence = _("Dit soort bestand nemen we niet aan.")
    instead = _("Het kan wel als pdf, docx, pptx, xlsx, odt, odp, ods, txt, csv, png, jpg, webp, mp3 of mp4.")
    field = "upload"


class HasMacros(Refusal):
    """A document that carries a program."""

    code = "has_macros"
    sentence = _("In dit bestand zit een macro, een klein programma.")
    instead = _("Bewaar het zonder macro's, bijvoorbeeld als docx of pdf.")
    field = "upload"


class FileBroken(Refusal):
    """It begins as what it says to be, and is not whole."""

    code = "file_broken"
    sentence = _("Dit bestand is niet heel.")
    instead = _("Kijk of je het zelf kunt openen, bewaar het opnieuw en kies het dan nog een keer.")
    field = "upload"


class LinkNotSafe(Refusal):
    """Not https, or with a name and password in it."""

    code = "link_not_safe"
    sentence = _("Een link begint met https:// en heeft geen wachtwoord in het adres.")
    instead = _("Kopieer het adres uit je browser.")
    field = "link"


class FileOrLink(Refusal):
    """Neither, or both."""

    code = "file_or_link"
    sentence = _("Kies een bestand of geef een link, één van de twee.")
    instead = _("Heb je beide, voeg ze dan na elkaar toe.")
    field = "upload"


class KindStays(Refusal):
    """A file becomes no link, and a link no file."""

    code = "kind_stays"
    sentence = _("Een bestand wordt geen link, en een link geen bestand.")
    instead = _("Voeg een nieuw materiaal toe en haal dit weg.")
    field = "upload"


class PresentIsAfterwards(Refusal):
    """Who was there is not known before."""

    code = "present_is_afterwards"
    sentence = _("Wie er was, weten we pas na afloop.")
    instead = _("Kies bij wanneer: na afloop.")
    field = "audience"


class UnknownAudience(Refusal):
    """No group of that name here."""

    code = "unknown_audience"
    sentence = _("Deze groep is hier niet bekend.")
    instead = _("Kies een andere groep.")
    field = "audience"


class SessionElsewhere(Refusal):
    """A session of another event, or one that is there no more."""

    code = "session_elsewhere"
    sentence = _("Dit onderdeel hoort niet bij deze bijeenkomst.")
    instead = _("Kies een ander onderdeel.")
    field = "session"


class MaterialGone(Refusal):
    """Somebody took it away meanwhile."""

    code = "material_gone"
    sentence = _("Dit materiaal is er niet meer.")
    instead = _("Ga terug naar de lijst.")


class VersionAsked(Refusal):
    """A request for this material is open already."""

    code = "version_asked"
    sentence = _("Je vroeg hier al om. De organisator heeft je vraag.")
    instead = _("Duurt het lang? Mail of bel de organisator.")
    field = "material"


class TooManyVersionsAsked(Refusal):
    """More requests of one person than anybody needs."""

    code = "too_many_versions_asked"
    sentence = _("Je hebt nu genoeg vragen openstaan.")
    instead = _("Wacht op antwoord, of bel de organisator.")


class VersionAnswered(Refusal):
    """Answered once is enough."""

    code = "version_answered"
    sentence = _("Iemand anders heeft deze vraag al beantwoord.")
    instead = _("Ga terug naar de lijst.")


class NothingAnswered(Refusal):
    """Neither a word nor a file."""

    code = "nothing_answered"
    sentence = _("Schrijf een antwoord of kies een bestand.")
    field = "answer"
