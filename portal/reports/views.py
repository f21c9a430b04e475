"""Serves ``/<lang>/report``: one form for every record and every search, and thanks."""

from dataclasses import replace
from functools import partial

from flask import Blueprint, Response, request
from flask_babel import gettext

from content_models.inbox import MAXIMUM_TEXT_CHARACTERS, Reply, Topic
from content_models.languages import InterfaceLanguage
from content_models.published import StoreUnavailableError
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import private, render_standing
from portal.reading.runtime import reading, runtime
from portal.reports.forms import BadAddressError, form_of, read_email, read_link, read_report
from portal.reports.labels import reply_to
from portal.reports.models import Record, ReportForm, SentReport
from portal.reports.services import (
    chosen_topics,
    record_of,
    send_report,
    unknown_record,
    without_record,
    wrong_texts,
)
from portal.sending.answers import envelope, form_error, refused_with
from portal.sending.models import Problem, RefusedError
from portal.web.routes import reads

TEMPLATE = "reports/report.html"

blueprint = Blueprint("reports", __name__, template_folder="templates")


@blueprint.get("/<language:language>/report")
@reads("item", "from", "section", "searched", "sent")
def report(language: InterfaceLanguage) -> Response:
    """Show the form, or thanks for what was sent."""
    sent = read_link(request.args)
    record = _record(language, sent)
    is_sent = bool(request.args.get("sent"))
    token = runtime().form_tokens.new()
    form = None if is_sent else form_of(record, sent, token, wording())
    return _page(language, sent, record, form)


@blueprint.post("/<language:language>/report")
def send(language: InterfaceLanguage) -> Response:
    """Take a report in, or show the form again with all that was typed."""
    sent = read_report(request.form)
    record = _record(language, sent)
    parts = runtime()
    form = _with_errors(record, sent)
    if form.has_errors:
        return refused_with(_page(language, sent, record, form), Problem.WRONG)
    reply = _reply(sent, record)
    try:
        send_report(parts.reports, parts.form_tokens, record, sent, reply, envelope(language))
    except RefusedError as refused:
        form = replace(form, error=form_error(refused.problem))
        return refused_with(_page(language, sent, record, form), refused.problem)
    response = Response(status=303)  # a reload of the page it leads to sends nothing again
    response.location = addresses.report(language.code, [*_of_record(sent), ("sent", "1")])
    return private(response)


def _record(language: InterfaceLanguage, sent: SentReport) -> Record:
    if sent.item is None:
        return without_record(sent.searched)
    try:
        with reading() as snapshot:
            return record_of(snapshot, runtime().kinds, sent.item, language.code)
    except StoreUnavailableError:
        return unknown_record(sent.item)  # a report can be taken in all the same


def _with_errors(record: Record, sent: SentReport) -> ReportForm:
    token = runtime().form_tokens.renewed(sent.token)
    errors = {topic: _text_error(topic, length) for topic, length in wrong_texts(record, sent)}
    form = form_of(record, sent, token, wording(), errors)
    if not chosen_topics(record, sent):
        form = replace(form, nothing_chosen=gettext("Choose what is wrong."))
    try:
        read_email(sent.email)
    except BadAddressError:
        problem = gettext("This is no email address. Example: name@mail.org")
        form = replace(form, email_error=problem)
    return form


def _text_error(topic: Topic, length: int) -> str:
    if topic is Topic.OTHER and not length:
        return str(gettext("Write what is wrong. A few words are enough."))
    number = wording().number
    text = gettext(
        "Your text is too long. It has %(count)s characters, and at most %(limit)s fit.",
        count=number(length),
        limit=number(MAXIMUM_TEXT_CHARACTERS),
    )
    return str(text)


def _reply(sent: SentReport, record: Record) -> Reply | None:
    email = read_email(sent.email)
    if not email:
        return None
    settings = runtime().settings
    address = record.address and settings.base_url + record.address
    return reply_to(email, wording(), record.subject, address, settings.site_name)


def _of_record(sent: SentReport) -> list[tuple[str, str]]:
    return [("item", str(sent.item))] if sent.item else []


def _page(
    language: InterfaceLanguage, sent: SentReport, record: Record, form: ReportForm | None
) -> Response:
    parameters = _of_record(sent)
    if form and sent.proof:
        parameters.append(("from", sent.proof))
    if form and form.searched and sent.searched.section:
        parameters += [("section", sent.searched.section), ("searched", form.searched)]
    if form is None:
        parameters.append(("sent", "1"))
    page = render_standing(
        language,
        TEMPLATE,
        partial(addresses.report, parameters=parameters),
        is_indexable=False,
        is_key=bool(sent.proof),
        form=form,
        record=record,
    )
    if sent.proof:
        page.headers["Referrer-Policy"] = "no-referrer"  # the address holds a key
    return private(page)
