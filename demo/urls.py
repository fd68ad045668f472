"""Only in the demo: the mailbox, and signing in as one of the cast."""

from django.urls import path

from demo import mailbox, views

app_name = "bijeen_demo"
urlpatterns = [
    path("", views.cast, name="cast"),
    path("als/<slug:key>/", views.sign_in, name="sign-in"),
    path("mailbox/", mailbox.inbox, name="inbox"),
    path("mailbox/<int:pk>/", mailbox.mail, name="mail"),
    path("mailbox/<int:pk>/html/", mailbox.html, name="mail-html"),
    path("mailbox/<int:pk>/bijlage/<int:number>/", mailbox.attachment, name="attachment"),
]
