import archive.countries
import archive.fields
import archive.models.sources
import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=50)),
                ("slug", models.SlugField(max_length=120)),
                ("record_id", models.UUIDField()),
            ],
            options={
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
                "ordering": ["kind", "slug"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug"),
                        name="archive_formerslug_unique",
                        violation_error_message="Another record had this address before.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRepository",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "country",
                    models.CharField(
                        max_length=2, validators=[archive.countries.validate_country], verbose_name="country"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="For example SE/…", max_length=50, verbose_name="institution code"
                    ),
                ),
                ("municipality_code", models.CharField(blank=True, max_length=20, verbose_name="municipality code")),
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
            ],
            options={
                "verbose_name": "historical archival institution",
                "verbose_name_plural": "historical archival institutions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Repository",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "country",
                    models.CharField(
                        max_length=2, validators=[archive.countries.validate_country], verbose_name="country"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="For example SE/…", max_length=50, verbose_name="institution code"
                    ),
                ),
                ("municipality_code", models.CharField(blank=True, max_length=20, verbose_name="municipality code")),
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
            ],
            options={
                "verbose_name": "archival institution",
                "verbose_name_plural": "archival institutions",
                "ordering": ["name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_repository_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSource",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "letter"),
                            ("invitation", "invitation"),
                            ("minutes", "minutes"),
                            ("newspaper_article", "newspaper article"),
                            ("report", "report"),
                            ("web_page", "web page"),
                            ("decision_document", "decision document"),
                            ("agreement_document", "agreement document"),
                            ("photograph", "photograph"),
                            ("survey", "survey"),
                            ("interview", "interview"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "owner_code",
                    models.CharField(
                        blank=True,
                        help_text="National code of the municipality that keeps the record.",
                        max_length=20,
                        verbose_name="owner",
                    ),
                ),
                ("creator", models.CharField(blank=True, max_length=300, verbose_name="author")),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                (
                    "speaks_of",
                    archive.fields.ImpreciseDateField(
                        blank=True,
                        help_text="The day that the source means by “today”, if not its date.",
                        verbose_name="speaks of today as",
                    ),
                ),
                ("archive_creator", models.CharField(blank=True, max_length=200, verbose_name="archive creator")),
                ("series", models.CharField(blank=True, max_length=100, verbose_name="series")),
                ("volume", models.CharField(blank=True, max_length=100, verbose_name="volume")),
                ("page", models.CharField(blank=True, max_length=100, verbose_name="page or leaf")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Language codes, separated by spaces: sv fi",
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}( [a-z]{2,3})*$", "Write language codes such as “sv” or “sv fi”."
                            )
                        ],
                        verbose_name="languages",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                ("url_read_on", models.DateField(blank=True, null=True, verbose_name="address read on")),
                ("rights", models.CharField(blank=True, max_length=300, verbose_name="rights")),
                (
                    "access",
                    models.CharField(
                        choices=[("public", "public"), ("restricted", "restricted")],
                        default="public",
                        max_length=12,
                        verbose_name="access",
                    ),
                ),
                ("restriction_reason", models.TextField(blank=True, verbose_name="reason for restriction")),
                (
                    "legal_ground",
                    models.CharField(
                        blank=True,
                        help_text="Chapter and section of the law.",
                        max_length=200,
                        verbose_name="legal ground",
                    ),
                ),
                ("restricted_by", models.CharField(blank=True, max_length=200, verbose_name="restriction decided by")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="restriction reviewed on")),
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
                (
                    "speaks_of_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("speaks_of_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "speaks_of_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("speaks_of_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                    "repository",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="archive.repository",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Source",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "letter"),
                            ("invitation", "invitation"),
                            ("minutes", "minutes"),
                            ("newspaper_article", "newspaper article"),
                            ("report", "report"),
                            ("web_page", "web page"),
                            ("decision_document", "decision document"),
                            ("agreement_document", "agreement document"),
                            ("photograph", "photograph"),
                            ("survey", "survey"),
                            ("interview", "interview"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "owner_code",
                    models.CharField(
                        blank=True,
                        help_text="National code of the municipality that keeps the record.",
                        max_length=20,
                        verbose_name="owner",
                    ),
                ),
                ("creator", models.CharField(blank=True, max_length=300, verbose_name="author")),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                (
                    "speaks_of",
                    archive.fields.ImpreciseDateField(
                        blank=True,
                        help_text="The day that the source means by “today”, if not its date.",
                        verbose_name="speaks of today as",
                    ),
                ),
                ("archive_creator", models.CharField(blank=True, max_length=200, verbose_name="archive creator")),
                ("series", models.CharField(blank=True, max_length=100, verbose_name="series")),
                ("volume", models.CharField(blank=True, max_length=100, verbose_name="volume")),
                ("page", models.CharField(blank=True, max_length=100, verbose_name="page or leaf")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Language codes, separated by spaces: sv fi",
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}( [a-z]{2,3})*$", "Write language codes such as “sv” or “sv fi”."
                            )
                        ],
                        verbose_name="languages",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                ("url_read_on", models.DateField(blank=True, null=True, verbose_name="address read on")),
                ("rights", models.CharField(blank=True, max_length=300, verbose_name="rights")),
                (
                    "access",
                    models.CharField(
                        choices=[("public", "public"), ("restricted", "restricted")],
                        default="public",
                        max_length=12,
                        verbose_name="access",
                    ),
                ),
                ("restriction_reason", models.TextField(blank=True, verbose_name="reason for restriction")),
                (
                    "legal_ground",
                    models.CharField(
                        blank=True,
                        help_text="Chapter and section of the law.",
                        max_length=200,
                        verbose_name="legal ground",
                    ),
                ),
                ("restricted_by", models.CharField(blank=True, max_length=200, verbose_name="restriction decided by")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="restriction reviewed on")),
                ("search_key", models.TextField(blank=True, default="", editable=False)),
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
                    "speaks_of_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("speaks_of_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "speaks_of_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("speaks_of_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                    "repository",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="archive.repository",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": [
                    models.OrderBy(models.F("date_earliest"), descending=True, nulls_last=True),
                    "title",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_source_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("access", "public"), models.Q(("restriction_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_source_restriction_has_reason",
                        violation_error_message="Say why the source is restricted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url_read_on__isnull", True), models.Q(("url", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_source_read_day_has_url",
                        violation_error_message="Give the web address that was read on that day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("order", models.PositiveIntegerField(default=1, verbose_name="order")),
                (
                    "file",
                    models.FileField(max_length=300, upload_to=archive.models.sources.scan_path, verbose_name="file"),
                ),
                (
                    "original_name",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="name of the file"),
                ),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(default=0, editable=False, verbose_name="size in bytes")),
                ("media_type", models.CharField(blank=True, editable=False, max_length=100, verbose_name="media type")),
                (
                    "width",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="width in pixels"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="height in pixels"),
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
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="archive.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "scan",
                "verbose_name_plural": "scans",
                "ordering": ["source", "order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_scan_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTranscription",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                (
                    "made_by",
                    models.CharField(
                        choices=[("human", "human"), ("machine", "machine")],
                        default="human",
                        max_length=10,
                        verbose_name="made by",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
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
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="archive.scan",
                        verbose_name="scan",
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
            ],
            options={
                "verbose_name": "historical transcription",
                "verbose_name_plural": "historical transcriptions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalScan",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("order", models.PositiveIntegerField(default=1, verbose_name="order")),
                ("file", models.TextField(max_length=300, verbose_name="file")),
                (
                    "original_name",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="name of the file"),
                ),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(default=0, editable=False, verbose_name="size in bytes")),
                ("media_type", models.CharField(blank=True, editable=False, max_length=100, verbose_name="media type")),
                (
                    "width",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="width in pixels"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="height in pixels"),
                ),
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
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
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
            ],
            options={
                "verbose_name": "historical scan",
                "verbose_name_plural": "historical scans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Transcription",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                (
                    "made_by",
                    models.CharField(
                        choices=[("human", "human"), ("machine", "machine")],
                        default="human",
                        max_length=10,
                        verbose_name="made by",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
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
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transcriptions",
                        to="archive.scan",
                        verbose_name="scan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transcriptions",
                        to="archive.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "transcription",
                "verbose_name_plural": "transcriptions",
                "ordering": ["source", "scan__order", "language", "made_by", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="archive_transcription_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True), ("scan__isnull", False)),
                        fields=("scan", "language", "made_by"),
                        name="archive_transcription_one_per_scan_and_maker",
                        violation_error_message="There is already a transcription in this language by this kind of maker.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True), ("scan__isnull", True)),
                        fields=("source", "language", "made_by"),
                        name="archive_transcription_one_per_source_and_maker",
                        violation_error_message="There is already a transcription in this language by this kind of maker.",
                    ),
                ],
            },
        ),
    ]
