"""Which address leads to which room."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from township.accounts import views as accounts
from township.api.staff_api import api as staff_api
from township.api.station_api import api as station_api
from township.courses import course_page, tus
from township.courses import plan_views as plans
from township.courses import views as courses
from township.faults import views as faults
from township.ledger import attachment_views as attachments
from township.ledger import entry_views as entries
from township.ledger import views as ledger
from township.privacy import views as privacy
from township.reports import class_views, county_views, wish_views
from township.reports import views as reports
from township.stations import roster_views as rosters
from township.stations import station_pages
from township.stations import views as stations

urlpatterns = [
    path("api/v1/", station_api.urls),
    path("api/staff/", staff_api.urls),
    path("", reports.home, name="home"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger.json", ledger.ledger_json, name="ledger-json"),
    path("ledger/new/", entries.new_entry, name="ledger-new"),
    path("ledger/<slug:record_id>.json", ledger.record_json, name="ledger-record-json"),
    path("ledger/<slug:record_id>/", ledger.record_page, name="ledger-record"),
    path("ledger/<slug:record_id>/review/", ledger.review, name="ledger-review"),
    path("ledger/<slug:record_id>/correct/", entries.correct_entry, name="ledger-correct"),
    path("ledger/<slug:record_id>/same/", entries.same_meeting, name="ledger-same"),
    path("ledger/<slug:record_id>/attachments/", attachments.add, name="ledger-attach"),
    path(
        "ledger/<slug:record_id>/attachments/<int:attachment_id>/",
        attachments.show,
        name="ledger-attachment",
    ),
    path(
        "ledger/<slug:record_id>/attachments/<int:attachment_id>/small/",
        attachments.thumbnail,
        name="ledger-attachment-small",
    ),
    path(
        "ledger/<slug:record_id>/attachments/<int:attachment_id>/remove/",
        attachments.remove,
        name="ledger-attachment-remove",
    ),
    path("reports/", reports.months, name="months"),
    path("reports/<slug:month>/", reports.month_page, name="month"),
    path("reports/<slug:month>/final/", reports.make_final, name="month-final"),
    path("reports/<slug:month>/disclose/", reports.make_public, name="month-disclose"),
    path(
        "reports/<slug:month>/objections/<int:objection_id>/",
        reports.answer_objection,
        name="month-objection",
    ),
    path("reports/<slug:month>.xlsx", reports.month_workbook_file, name="month-workbook"),
    path("plans/", plans.plans, name="plans"),
    path("plans/one/<str:plan_id>/", plans.plan_page, name="plan"),
    path("plans/one/<str:plan_id>/publish/", plans.publish_plan, name="plan-publish"),
    path("plans/one/<str:plan_id>/withdraw/", plans.withdraw_plan, name="plan-withdraw"),
    path("plans/<slug:month>/", plans.month_page, name="plans-month"),
    path("plans/<slug:month>/copy/", plans.copy, name="plans-copy"),
    path("plans/<slug:month>/meetings/", plans.announce_meetings, name="plans-announce"),
    path("stations/", station_pages.station_list, name="stations"),
    path("stations/<slug:station_id>/", station_pages.station_page, name="station"),
    path("faults/", faults.board, name="faults"),
    path("faults/new/", faults.new_fault, name="fault-new"),
    path("faults/<int:fault_id>/", faults.fault_page, name="fault"),
    path("faults/<int:fault_id>/form/", faults.fault_form, name="fault-form"),
    path("faults/register/<slug:span>/", faults.register, name="fault-register"),
    path(
        "staff/stations/<slug:station_id>/stop-old/",
        station_pages.stop_old,
        name="station-stop-old",
    ),
    path("reports/<slug:month>/county.xlsx", county_views.county_file, name="county-file"),
    path("county/", county_views.county_page, name="county"),
    path("wishes/", wish_views.wishes_page, name="wishes"),
    path("classes/", class_views.classes_page, name="classes"),
    path("classes/<str:class_id>/", class_views.class_page, name="class"),
    path("staff/stations/<slug:station_id>/enrol/", stations.enrol_page, name="station-enrol"),
    path("staff/stations/<slug:station_id>/revoke/", stations.revoke, name="station-revoke"),
    path("staff/stations/<slug:station_id>/pin/", stations.pin_reset_page, name="station-pin"),
    path("staff/stations/<slug:station_id>/roster/", rosters.roster_page, name="station-roster"),
    path("staff/stations/<slug:station_id>/roster.xlsx", rosters.roster_file, name="roster-file"),
    path("staff/stations/<slug:station_id>/cards/", rosters.cards_page, name="station-cards"),
    path("staff/rosters/", rosters.rosters_page, name="rosters"),
    path("staff/rosters.xlsx", rosters.rosters_file, name="rosters-file"),
    path("staff/rosters/empty.xlsx", rosters.template_file, name="roster-template"),
    path("staff/rosters/import/<slug:token>/", rosters.draft_page, name="roster-draft"),
    path("staff/rosters/import/<slug:token>/undo/", rosters.undo_page, name="roster-undo"),
    path("staff/privacy/", privacy.privacy_page, name="privacy"),
    path("staff/privacy/people/", privacy.people_page, name="privacy-people"),
    path("staff/privacy/people/export/", privacy.person_file, name="privacy-export"),
    path("staff/privacy/people/delete/", privacy.delete_person, name="privacy-delete"),
    path("staff/courseware/upload/", courses.upload_page, name="courseware-upload"),
    path("staff/courseware/arrivals/", tus.arrivals, name="courseware-arrivals"),
    path("staff/courseware/arrivals/<slug:arrival_id>/", tus.arrival, name="courseware-arrival"),
    path("staff/courseware/arrivals/<slug:arrival_id>/drop/", tus.drop, name="arrival-drop"),
    path("staff/courseware/<int:course_id>/", course_page.course_page, name="courseware-page"),
    path(
        "staff/courseware/<int:course_id>/convert/", course_page.convert, name="courseware-convert"
    ),
    path(
        "staff/courseware/<int:course_id>/subtitle/",
        course_page.add_subtitle,
        name="courseware-subtitle",
    ),
    path("staff/courseware/<int:course_id>.json", courses.course_json, name="courseware-json"),
    path("staff/courseware/<int:course_id>.jpg", courses.picture, name="courseware-picture"),
    path("staff/audit/", accounts.audit, name="audit"),
    # The admin's own first page lists tables; people want the month.
    path("admin/", RedirectView.as_view(pattern_name="home")),
    path("admin/", admin.site.urls),
]
