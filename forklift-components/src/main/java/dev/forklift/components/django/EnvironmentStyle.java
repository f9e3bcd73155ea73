package dev.forklift.components.django;

/** How the addresses of services are written into a project's environment. */
public enum EnvironmentStyle {
    /**
     * One URL each, as django-environ and dj-database-url read them: {@code DATABASE_URL}, {@code CACHE_URL}, {@code
     * CELERY_BROKER_URL}, {@code CHANNEL_LAYER_URL}. The pod puts the password in; one with {@code @}, {@code /}, {@code :} or
     * {@code %} in it must be percent-encoded in its Secret.
     */
    URLS,
    /** One variable each part: {@code DATABASE_HOST}, {@code DATABASE_PASSWORD} … Any password will do. */
    SPLIT,
    /**
     * A JSON file {@code /etc/django/settings.json} (its path in {@code SETTINGS_FILE}) with everything that is no secret, and a
     * file a secret in {@code /etc/django/secrets}. Any password will do.
     */
    FILE
}
