import archive.fields
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
        ("municipalities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name_sv", models.CharField(max_length=100, verbose_name="name in Swedish")),
                ("name_en", models.CharField(max_length=100, verbose_name="name in English")),
            ],
            options={
                "verbose_name": "area",
                "verbose_name_plural": "areas",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                            ("twin_town", "twin-town agreement"),
                            ("cooperation", "cooperation agreement"),
                            ("partnership", "partnership agreement"),
                            ("sister_city", "sister-city agreement"),
                            ("chain_platform", "platform of a chain"),
                            ("oath", "twin-town oath"),
                            ("association", "agreement with an association"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "existence",
                    models.CharField(
                        choices=[("attested", "attested"), ("proposed", "proposed"), ("not_known", "not known")],
                        default="attested",
                        max_length=12,
                        verbose_name="existence",
                    ),
                ),
                (
                    "stated_parties",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="When more are said to be than are named.",
                        null=True,
                        verbose_name="stated number of parties",
                    ),
                ),
                ("signed", archive.fields.ImpreciseDateField(blank=True, verbose_name="signed")),
                ("in_force_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="in force from")),
                ("term_years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="term in years")),
                ("ends", archive.fields.ImpreciseDateField(blank=True, verbose_name="ends")),
                ("terminated", archive.fields.ImpreciseDateField(blank=True, verbose_name="terminated")),
                (
                    "termination_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "merger of municipalities"),
                            ("decision", "decision"),
                            ("war", "war"),
                            ("cost", "cost"),
                            ("little_exchange", "little exchange"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason of termination",
                    ),
                ),
                ("principles", models.TextField(blank=True, verbose_name="part of principles")),
                ("action_plan", models.TextField(blank=True, verbose_name="part of action plans")),
                ("commitment", models.TextField(blank=True, verbose_name="what it commits to")),
                ("signatories", models.CharField(blank=True, max_length=300, verbose_name="signatories")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                ("runs_out", models.DateField(blank=True, editable=False, null=True)),
                ("search_key", models.TextField(blank=True, default="", editable=False)),
                (
                    "signed_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("signed_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "signed_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("signed_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "in_force_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("in_force_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "in_force_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("in_force_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "ends_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("ends_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "ends_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("ends_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "terminated_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("terminated_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "terminated_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("terminated_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="agreements.agreement",
                        verbose_name="supersedes",
                    ),
                ),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True, related_name="agreements", to="agreements.area", verbose_name="areas"
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": [
                    models.OrderBy(models.F("signed_earliest"), descending=True, nulls_last=True),
                    "title",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_agreement_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supersedes__isnull", True),
                            models.Q(("supersedes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="agreements_agreement_does_not_supersede_itself",
                        violation_error_message="An agreement cannot supersede itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("existence", "proposed"), _negated=True), ("signed", ""), _connector="OR"
                        ),
                        name="agreements_agreement_proposed_is_not_signed",
                        violation_error_message="A proposed agreement has no day of signing yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stated_parties__isnull", True), ("stated_parties__gte", 1), _connector="OR"
                        ),
                        name="agreements_agreement_some_parties",
                        violation_error_message="The stated number of parties is at least one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_latest__isnull", True),
                            ("signed_earliest__isnull", True),
                            ("ends_latest__gte", models.F("signed_earliest")),
                            _connector="OR",
                        ),
                        name="agreements_agreement_ends_after_it_begins",
                        violation_error_message="The agreement ends before it was signed. Check the two dates.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("body", models.CharField(blank=True, max_length=200, verbose_name="deciding body")),
                ("proposer", models.CharField(blank=True, max_length=300, verbose_name="proposer")),
                ("day", archive.fields.ImpreciseDateField(blank=True, verbose_name="day")),
                ("effective", archive.fields.ImpreciseDateField(blank=True, verbose_name="takes effect")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("establish", "establish"),
                            ("renew", "renew"),
                            ("revive", "revive"),
                            ("review", "review"),
                            ("pause", "pause"),
                            ("end", "end"),
                            ("grant", "grant"),
                            ("adopt_paper", "adopt a paper"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="matter",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("rejected", "rejected"),
                            ("not_known", "not known"),
                        ],
                        default="not_known",
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("addressees", models.CharField(blank=True, max_length=300, verbose_name="addressees")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "merger of municipalities"),
                            ("decision", "decision"),
                            ("war", "war"),
                            ("cost", "cost"),
                            ("little_exchange", "little exchange"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("search_key", models.TextField(blank=True, default="", editable=False)),
                (
                    "day_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("day_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "day_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("day_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "effective_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("effective_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "effective_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("effective_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "concerns",
                    models.ManyToManyField(
                        blank=True,
                        related_name="decisions_concerning",
                        to="municipalities.municipality",
                        verbose_name="concerns",
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
                        help_text="Whose decision it is.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="decisions_concerning",
                        to="municipalities.organisation",
                        verbose_name="organisations",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": [models.OrderBy(models.F("day_earliest"), descending=True, nulls_last=True), "title", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_decision_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("due", archive.fields.ImpreciseDateField(blank=True, verbose_name="due")),
                ("done", archive.fields.ImpreciseDateField(blank=True, verbose_name="done")),
                (
                    "due_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("due_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "due_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("due_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "done_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("done_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "done_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("done_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="agreements.decision",
                        verbose_name="decision",
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
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.source",
                        verbose_name="done by this letter",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties_received",
                        to="municipalities.municipality",
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty",
                "verbose_name_plural": "duties",
                "ordering": [models.OrderBy(models.F("due_latest"), nulls_last=True), "what", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_duty_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("letter__isnull", True), models.Q(("done", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_duty_letter_means_done",
                        violation_error_message="Say when the letter was sent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "proposed"), ("paid", "paid"), ("not_paid", "not paid")],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not known.",
                        max_digits=12,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True, help_text="ISO 4217: SEK, DKK, EUR …", max_length=3, verbose_name="currency"
                    ),
                ),
                ("period", archive.fields.ImpreciseDateField(blank=True, verbose_name="period")),
                ("yearly", models.BooleanField(default=False, verbose_name="every year")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                (
                    "period_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("period_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "period_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("period_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="agreements.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants_given",
                        to="municipalities.municipality",
                        verbose_name="from",
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
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants_received",
                        to="municipalities.organisation",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "grant",
                "verbose_name_plural": "grants",
                "ordering": [
                    "giver__name",
                    models.OrderBy(models.F("period_earliest"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_grant_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), models.Q(("currency", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_grant_amount_has_currency",
                        violation_error_message="Say in which currency the amount is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="agreements_grant_not_negative",
                        violation_error_message="The amount cannot be negative.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
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
                            ("twin_town", "twin-town agreement"),
                            ("cooperation", "cooperation agreement"),
                            ("partnership", "partnership agreement"),
                            ("sister_city", "sister-city agreement"),
                            ("chain_platform", "platform of a chain"),
                            ("oath", "twin-town oath"),
                            ("association", "agreement with an association"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "existence",
                    models.CharField(
                        choices=[("attested", "attested"), ("proposed", "proposed"), ("not_known", "not known")],
                        default="attested",
                        max_length=12,
                        verbose_name="existence",
                    ),
                ),
                (
                    "stated_parties",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="When more are said to be than are named.",
                        null=True,
                        verbose_name="stated number of parties",
                    ),
                ),
                ("signed", archive.fields.ImpreciseDateField(blank=True, verbose_name="signed")),
                ("in_force_from", archive.fields.ImpreciseDateField(blank=True, verbose_name="in force from")),
                ("term_years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="term in years")),
                ("ends", archive.fields.ImpreciseDateField(blank=True, verbose_name="ends")),
                ("terminated", archive.fields.ImpreciseDateField(blank=True, verbose_name="terminated")),
                (
                    "termination_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "merger of municipalities"),
                            ("decision", "decision"),
                            ("war", "war"),
                            ("cost", "cost"),
                            ("little_exchange", "little exchange"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason of termination",
                    ),
                ),
                ("principles", models.TextField(blank=True, verbose_name="part of principles")),
                ("action_plan", models.TextField(blank=True, verbose_name="part of action plans")),
                ("commitment", models.TextField(blank=True, verbose_name="what it commits to")),
                ("signatories", models.CharField(blank=True, max_length=300, verbose_name="signatories")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "signed_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("signed_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "signed_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("signed_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "in_force_from_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("in_force_from_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "in_force_from_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("in_force_from_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "ends_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("ends_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "ends_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("ends_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "terminated_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("terminated_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "terminated_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("terminated_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.agreement",
                        verbose_name="supersedes",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgreement_areas",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.area",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="agreements.historicalagreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalAgreement_areas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
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
                ("body", models.CharField(blank=True, max_length=200, verbose_name="deciding body")),
                ("proposer", models.CharField(blank=True, max_length=300, verbose_name="proposer")),
                ("day", archive.fields.ImpreciseDateField(blank=True, verbose_name="day")),
                ("effective", archive.fields.ImpreciseDateField(blank=True, verbose_name="takes effect")),
                ("registry_number", models.CharField(blank=True, max_length=100, verbose_name="registry number")),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("establish", "establish"),
                            ("renew", "renew"),
                            ("revive", "revive"),
                            ("review", "review"),
                            ("pause", "pause"),
                            ("end", "end"),
                            ("grant", "grant"),
                            ("adopt_paper", "adopt a paper"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="matter",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("rejected", "rejected"),
                            ("not_known", "not known"),
                        ],
                        default="not_known",
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("addressees", models.CharField(blank=True, max_length=300, verbose_name="addressees")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("merger", "merger of municipalities"),
                            ("decision", "decision"),
                            ("war", "war"),
                            ("cost", "cost"),
                            ("little_exchange", "little exchange"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "day_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("day_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "day_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("day_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "effective_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("effective_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "effective_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("effective_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.agreement",
                        verbose_name="agreement",
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
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose decision it is.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision_concerns",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.decision",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="agreements.historicaldecision",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalDecision_concerns",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision_organisations",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.decision",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="agreements.historicaldecision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalDecision_organisations",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDuty",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("due", archive.fields.ImpreciseDateField(blank=True, verbose_name="due")),
                ("done", archive.fields.ImpreciseDateField(blank=True, verbose_name="done")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "due_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("due_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "due_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("due_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "done_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("done_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "done_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("done_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.decision",
                        verbose_name="decision",
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
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="archive.source",
                        verbose_name="done by this letter",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical duty",
                "verbose_name_plural": "historical duties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrant",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "proposed"), ("paid", "paid"), ("not_paid", "not paid")],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not known.",
                        max_digits=12,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True, help_text="ISO 4217: SEK, DKK, EUR …", max_length=3, verbose_name="currency"
                    ),
                ),
                ("period", archive.fields.ImpreciseDateField(blank=True, verbose_name="period")),
                ("yearly", models.BooleanField(default=False, verbose_name="every year")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "period_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("period_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "period_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("period_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="from",
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
                    "receiver",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.organisation",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical grant",
                "verbose_name_plural": "historical grants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalParty",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("approved", archive.fields.ImpreciseDateField(blank=True, verbose_name="approved")),
                ("left", archive.fields.ImpreciseDateField(blank=True, verbose_name="left")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "approved_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("approved_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "approved_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("approved_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "left_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("left_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "left_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("left_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.agreement",
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
                "verbose_name": "historical party",
                "verbose_name_plural": "historical parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSearchRecord",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "sought",
                    models.CharField(
                        choices=[
                            ("agreement", "agreement"),
                            ("association_agreement", "agreement between associations"),
                            ("governing_document", "governing document"),
                            ("activity", "activity"),
                            ("contact", "contact person"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="sought",
                    ),
                ),
                ("wording", models.CharField(max_length=300, verbose_name="what was sought, in words")),
                ("places", models.TextField(verbose_name="where")),
                ("searched_by", models.CharField(blank=True, max_length=200, verbose_name="by whom")),
                ("day", archive.fields.ImpreciseDateField(blank=True, verbose_name="when")),
                (
                    "found",
                    models.CharField(
                        choices=[("none", "searched, none found"), ("some", "found")],
                        max_length=5,
                        verbose_name="found",
                    ),
                ),
                ("instead", models.TextField(blank=True, verbose_name="what was found instead")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "day_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("day_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "day_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("day_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                        verbose_name="in whose archive",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical search record",
                "verbose_name_plural": "historical search records",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("approved", archive.fields.ImpreciseDateField(blank=True, verbose_name="approved")),
                ("left", archive.fields.ImpreciseDateField(blank=True, verbose_name="left")),
                (
                    "approved_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("approved_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "approved_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("approved_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "left_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("left_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "left_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("left_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="agreements.agreement"
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
                        related_name="agreement_parties",
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
                        related_name="agreement_parties",
                        to="municipalities.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["agreement", "municipality__name", "organisation__name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_party_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality__isnull", False), ("organisation__isnull", True)),
                            models.Q(("municipality__isnull", True), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreements_party_one_body",
                        violation_error_message="A party is one municipality or one organisation.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True), ("municipality__isnull", False)),
                        fields=("agreement", "municipality"),
                        name="agreements_party_municipality_once",
                        violation_error_message="The municipality is already a party to this agreement.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True), ("organisation__isnull", False)),
                        fields=("agreement", "organisation"),
                        name="agreements_party_organisation_once",
                        violation_error_message="The organisation is already a party to this agreement.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "sought",
                    models.CharField(
                        choices=[
                            ("agreement", "agreement"),
                            ("association_agreement", "agreement between associations"),
                            ("governing_document", "governing document"),
                            ("activity", "activity"),
                            ("contact", "contact person"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="sought",
                    ),
                ),
                ("wording", models.CharField(max_length=300, verbose_name="what was sought, in words")),
                ("places", models.TextField(verbose_name="where")),
                ("searched_by", models.CharField(blank=True, max_length=200, verbose_name="by whom")),
                ("day", archive.fields.ImpreciseDateField(blank=True, verbose_name="when")),
                (
                    "found",
                    models.CharField(
                        choices=[("none", "searched, none found"), ("some", "found")],
                        max_length=5,
                        verbose_name="found",
                    ),
                ),
                ("instead", models.TextField(blank=True, verbose_name="what was found instead")),
                (
                    "day_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("day_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "day_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("day_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                        related_name="search_records",
                        to="municipalities.municipality",
                        verbose_name="in whose archive",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="search_records",
                        to="municipalities.organisation",
                        verbose_name="organisations",
                    ),
                ),
            ],
            options={
                "verbose_name": "search record",
                "verbose_name_plural": "search records",
                "ordering": [
                    "municipality__name",
                    models.OrderBy(models.F("day_earliest"), descending=True, nulls_last=True),
                    "sought",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="agreements_searchrecord_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSearchRecord_organisations",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="agreements.historicalsearchrecord",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.organisation",
                    ),
                ),
                (
                    "searchrecord",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.searchrecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalSearchRecord_organisations",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgreementCitation",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.decision",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.duty",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.grant",
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
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.party",
                    ),
                ),
                (
                    "search_record",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.searchrecord",
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
        migrations.CreateModel(
            name="AgreementCitation",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.agreement",
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.decision",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.duty",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.grant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.party",
                    ),
                ),
                (
                    "search_record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.searchrecord",
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
                        name="agreements_agreementcitation_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("via__isnull", True), models.Q(("via", models.F("source")), _negated=True), _connector="OR"
                        ),
                        name="agreements_agreementcitation_not_via_itself",
                        violation_error_message="A source is not known through itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreement__isnull", False),
                                ("decision__isnull", True),
                                ("duty__isnull", True),
                                ("grant__isnull", True),
                                ("party__isnull", True),
                                ("search_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("decision__isnull", True),
                                ("duty__isnull", True),
                                ("grant__isnull", True),
                                ("party__isnull", False),
                                ("search_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("decision__isnull", False),
                                ("duty__isnull", True),
                                ("grant__isnull", True),
                                ("party__isnull", True),
                                ("search_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("decision__isnull", True),
                                ("duty__isnull", False),
                                ("grant__isnull", True),
                                ("party__isnull", True),
                                ("search_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("decision__isnull", True),
                                ("duty__isnull", True),
                                ("grant__isnull", False),
                                ("party__isnull", True),
                                ("search_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("decision__isnull", True),
                                ("duty__isnull", True),
                                ("grant__isnull", True),
                                ("party__isnull", True),
                                ("search_record__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_citation_one_subject",
                        violation_error_message="A citation vouches for one thing.",
                    ),
                ],
            },
        ),
    ]
