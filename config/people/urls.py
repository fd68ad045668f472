"""The addresses of colleagues."""

from django.urls import path

from config.people import views

app_name = "bijeen_people"
urlpatterns = [
    path("", views.people, name="people-list"),
    path("nieuw/", views.add, name="people-add"),
    path("<int:pk>/", views.person, name="people-person"),
    path("<int:pk>/inschakelen/", views.reactivate, name="people-reactivate"),
    path("<int:pk>/uitschakelen/", views.deactivate, name="people-deactivate"),
]
