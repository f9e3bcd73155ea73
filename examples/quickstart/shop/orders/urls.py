from django.urls import path

from . import views

urlpatterns = [
    path("", views.home),
    path("livez", views.livez),
    path("healthz", views.healthz),
    path("orders", views.create_order),
    path("orders/<int:order_id>", views.show_order),
    path("tasks", views.naps),
    path("tasks/sleep", views.start_nap),
    path("tasks/<int:nap_id>", views.show_nap),
    path("ticks", views.ticks),
    path("visits", views.visits),
    path("broadcast", views.send_broadcast),
    path("settings/<str:name>", views.show_setting),
]
