import archive.countries
import archive.fields
import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("archive", "0001_initial"),
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The last part of the page's address.",
                        max_length=120,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="In the municipality's own language.", max_length=150, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("region", "county or region"),
                            ("district", "district"),
                            ("group", "group of municipalities"),
                            ("settlement", "settlement"),
                            ("population", "population group"),
                        ],
                        default="municipality",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=200, verbose_name="closer description")),
                (
                    "country",
                    models.CharField(
                        max_length=2, validators=[archive.countries.validate_country], verbose_name="country"
                    ),
                ),
                ("national_code", models.CharField(blank=True, max_length=20, verbose_name="national code")),
                (
                    "wikidata_id",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^Q[1-9]\\d*$", "Write the id as Q and digits, such as Q54."
                            )
                        ],
                        verbose_name="Wikidata id",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                ("web_site", models.URLField(blank=True, max_length=300, verbose_name="web site")),
                ("existed_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="existed from")),
                ("existed_to", archive.fields.ImpreciseDateField(blank=True, verbose_name="existed to")),
                ("search_key", models.CharField(blank=True, db_index=True, default="", editable=False, max_length=200)),
                (
                    "existed_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("existed_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "existed_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("existed_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "existed_to_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("existed_to_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "existed_to_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("existed_to_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="municipalities.municipality",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ["name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_municipality_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="municipalities_municipality_not_part_of_itself",
                        violation_error_message="A municipality cannot be a part of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__isnull", False),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__isnull", False),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="municipalities_municipality_position_whole",
                        violation_error_message="Give both latitude (−90 to 90) and longitude (−180 to 180), or neither.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("national_code", ""), _negated=True),
                        fields=("country", "national_code"),
                        name="municipalities_municipality_national_code_unique",
                        violation_error_message="Another municipality of this country has this national code.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSuccession",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "kind",
                    models.CharField(
                        choices=[("merged", "merged into"), ("split", "split"), ("renamed", "renamed")],
                        default="merged",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "date_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("date_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "date_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("date_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical succession",
                "verbose_name_plural": "historical successions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="Leave empty if not known.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("association", "association"),
                            ("music", "band or orchestra"),
                            ("school", "school"),
                            ("national_body", "national body"),
                            ("other", "other"),
                        ],
                        default="association",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("founded", archive.fields.ImpreciseDateField(blank=True, verbose_name="founded")),
                ("web_site", models.URLField(blank=True, max_length=300, verbose_name="web site")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "founded_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("founded_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "founded_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("founded_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalName",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                ("used_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="used from")),
                ("used_to", archive.fields.ImpreciseDateField(blank=True, verbose_name="used to")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "used_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("used_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "used_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("used_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "used_to_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("used_to_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "used_to_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("used_to_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical other name",
                "verbose_name_plural": "historical other names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMunicipality",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The last part of the page's address.",
                        max_length=120,
                        verbose_name="address",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="In the municipality's own language.", max_length=150, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("region", "county or region"),
                            ("district", "district"),
                            ("group", "group of municipalities"),
                            ("settlement", "settlement"),
                            ("population", "population group"),
                        ],
                        default="municipality",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=200, verbose_name="closer description")),
                (
                    "country",
                    models.CharField(
                        max_length=2, validators=[archive.countries.validate_country], verbose_name="country"
                    ),
                ),
                ("national_code", models.CharField(blank=True, max_length=20, verbose_name="national code")),
                (
                    "wikidata_id",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^Q[1-9]\\d*$", "Write the id as Q and digits, such as Q54."
                            )
                        ],
                        verbose_name="Wikidata id",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                ("web_site", models.URLField(blank=True, max_length=300, verbose_name="web site")),
                ("existed_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="existed from")),
                ("existed_to", archive.fields.ImpreciseDateField(blank=True, verbose_name="existed to")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "existed_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("existed_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "existed_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("existed_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "existed_to_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("existed_to_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "existed_to_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("existed_to_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical municipality",
                "verbose_name_plural": "historical municipalities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContact",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("checked_on", models.DateField(verbose_name="last checked")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contact person",
                "verbose_name_plural": "historical contact persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("checked_on", models.DateField(verbose_name="last checked")),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact person",
                "verbose_name_plural": "contact persons",
                "ordering": ["municipality__name", "name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_contact_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                ("used_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="used from")),
                ("used_to", archive.fields.ImpreciseDateField(blank=True, verbose_name="used to")),
                ("search_key", models.CharField(blank=True, db_index=True, default="", editable=False, max_length=200)),
                (
                    "used_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("used_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "used_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("used_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "used_to_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("used_to_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "used_to_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("used_to_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["municipality", "language", "name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_name_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True)),
                        fields=("municipality", "name", "language"),
                        name="municipalities_name_unique",
                        violation_error_message="The municipality already has this name in this language.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="Leave empty if not known.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("association", "association"),
                            ("music", "band or orchestra"),
                            ("school", "school"),
                            ("national_body", "national body"),
                            ("other", "other"),
                        ],
                        default="association",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("founded", archive.fields.ImpreciseDateField(blank=True, verbose_name="founded")),
                ("web_site", models.URLField(blank=True, max_length=300, verbose_name="web site")),
                (
                    "founded_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("founded_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "founded_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("founded_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "municipality__name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_organisation_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), ("municipality__isnull", False), _connector="OR"
                        ),
                        name="municipalities_organisation_named_or_placed",
                        violation_error_message="Give the organisation's name, or at least its municipality.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFigure",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "measure",
                    models.CharField(
                        choices=[("members", "members"), ("inhabitants", "inhabitants"), ("area_km2", "area, km²")],
                        max_length=20,
                        verbose_name="measure",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not known.",
                        max_digits=14,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("fewer_than", "fewer than"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="how exact",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="For example: the town, the whole.", max_length=100, verbose_name="scope"
                    ),
                ),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "date_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("date_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "date_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("date_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical figure",
                "verbose_name_plural": "historical figures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "measure",
                    models.CharField(
                        choices=[("members", "members"), ("inhabitants", "inhabitants"), ("area_km2", "area, km²")],
                        max_length=20,
                        verbose_name="measure",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not known.",
                        max_digits=14,
                        null=True,
                        verbose_name="value",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_least", "at least"),
                            ("fewer_than", "fewer than"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="how exact",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="For example: the town, the whole.", max_length=100, verbose_name="scope"
                    ),
                ),
                (
                    "date_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("date_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "date_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("date_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="municipalities.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": [
                    "measure",
                    models.OrderBy(models.F("date_earliest"), descending=True, nulls_last=True),
                    "scope",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_figure_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality__isnull", False), ("organisation__isnull", True)),
                            models.Q(("municipality__isnull", True), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="municipalities_figure_one_subject",
                        violation_error_message="A figure is about one municipality or one organisation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", True), ("value__gte", 0), _connector="OR"),
                        name="municipalities_figure_not_negative",
                        violation_error_message="The value cannot be negative.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("editor", "editor"), ("archivist", "archivist")], max_length=12, verbose_name="role"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_roles",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "staff role",
                "verbose_name_plural": "staff roles",
                "ordering": ["municipality__name", "user__username", "role"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "municipality", "role"),
                        name="municipalities_staffrole_unique",
                        violation_error_message="The user already has this role there.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "kind",
                    models.CharField(
                        choices=[("merged", "merged into"), ("split", "split"), ("renamed", "renamed")],
                        default="merged",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                (
                    "date_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("date_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "date_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("date_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="municipalities.municipality",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="municipalities.municipality",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession",
                "verbose_name_plural": "successions",
                "ordering": [models.OrderBy(models.F("date_earliest"), nulls_last=True), "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_succession_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="municipalities_succession_two_parties",
                        violation_error_message="A municipality cannot succeed itself.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True)),
                        fields=("predecessor", "successor"),
                        name="municipalities_succession_unique",
                        violation_error_message="This succession is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityCitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        help_text="The field it vouches for; empty: the whole statement.",
                        max_length=60,
                        verbose_name="field",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Page, §, table …", max_length=200, verbose_name="place in the source"
                    ),
                ),
                ("quotation", models.TextField(blank=True, max_length=1000, verbose_name="quotation")),
                (
                    "stance",
                    models.CharField(
                        choices=[("supports", "supports"), ("contradicts", "contradicts")],
                        default="supports",
                        max_length=12,
                        verbose_name="stance",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="municipalities.figure",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_citations",
                        to="archive.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "via",
                    models.ForeignKey(
                        blank=True,
                        help_text="The source that tells of it, when it was not seen itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_citations_via",
                        to="archive.source",
                        verbose_name="known through",
                    ),
                ),
                (
                    "name",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="municipalities.name",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="municipalities.organisation",
                    ),
                ),
                (
                    "succession",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="municipalities.succession",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ["created_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="municipalities_municipalitycitation_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("via__isnull", True), models.Q(("via", models.F("source")), _negated=True), _connector="OR"
                        ),
                        name="municipalities_municipalitycitation_not_via_itself",
                        violation_error_message="A source is not known through itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("figure__isnull", True),
                                ("municipality__isnull", False),
                                ("name__isnull", True),
                                ("organisation__isnull", True),
                                ("succession__isnull", True),
                            ),
                            models.Q(
                                ("figure__isnull", True),
                                ("municipality__isnull", True),
                                ("name__isnull", False),
                                ("organisation__isnull", True),
                                ("succession__isnull", True),
                            ),
                            models.Q(
                                ("figure__isnull", True),
                                ("municipality__isnull", True),
                                ("name__isnull", True),
                                ("organisation__isnull", True),
                                ("succession__isnull", False),
                            ),
                            models.Q(
                                ("figure__isnull", True),
                                ("municipality__isnull", True),
                                ("name__isnull", True),
                                ("organisation__isnull", False),
                                ("succession__isnull", True),
                            ),
                            models.Q(
                                ("figure__isnull", False),
                                ("municipality__isnull", True),
                                ("name__isnull", True),
                                ("organisation__isnull", True),
                                ("succession__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="municipalities_citation_one_subject",
                        violation_error_message="A citation vouches for one thing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMunicipalityCitation",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        help_text="The field it vouches for; empty: the whole statement.",
                        max_length=60,
                        verbose_name="field",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Page, §, table …", max_length=200, verbose_name="place in the source"
                    ),
                ),
                ("quotation", models.TextField(blank=True, max_length=1000, verbose_name="quotation")),
                (
                    "stance",
                    models.CharField(
                        choices=[("supports", "supports"), ("contradicts", "contradicts")],
                        default="supports",
                        max_length=12,
                        verbose_name="stance",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.figure",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="archive.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "via",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The source that tells of it, when it was not seen itself.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="archive.source",
                        verbose_name="known through",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "name",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.name",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.organisation",
                    ),
                ),
                (
                    "succession",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.succession",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical citation",
                "verbose_name_plural": "historical citations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
