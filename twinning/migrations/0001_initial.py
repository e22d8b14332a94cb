import archive.fields
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0001_initial"),
        ("archive", "0001_initial"),
        ("auth", "__first__"),
        ("municipalities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chain",
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
                    "kind",
                    models.CharField(
                        choices=[("twin_town_chain", "twin-town chain"), ("regional_network", "regional network")],
                        default="twin_town_chain",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "link_kind",
                    models.CharField(
                        choices=[
                            ("twin_town", "twin town"),
                            ("sister_town", "sister town"),
                            ("cooperation_town", "cooperation town"),
                            ("partner_town", "partner town"),
                            ("godparent_town", "godparent town"),
                            ("contact", "contact"),
                        ],
                        default="twin_town",
                        max_length=20,
                        verbose_name="kind of the links it makes",
                    ),
                ),
                (
                    "stated_members",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="stated number of members"),
                ),
                (
                    "stated_areas",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="stated number of areas"),
                ),
                (
                    "stated_areas_qualifier",
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
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("search_key", models.CharField(blank=True, default="", editable=False, max_length=200)),
                (
                    "agreements",
                    models.ManyToManyField(
                        blank=True, related_name="chains", to="agreements.agreement", verbose_name="agreements"
                    ),
                ),
                (
                    "decisions",
                    models.ManyToManyField(
                        blank=True, related_name="chains", to="agreements.decision", verbose_name="decisions"
                    ),
                ),
                (
                    "grants",
                    models.ManyToManyField(
                        blank=True, related_name="chains", to="agreements.grant", verbose_name="grants"
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
                    "search_records",
                    models.ManyToManyField(
                        blank=True, related_name="chains", to="agreements.searchrecord", verbose_name="search records"
                    ),
                ),
            ],
            options={
                "verbose_name": "chain",
                "verbose_name_plural": "chains",
                "ordering": ["name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_chain_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("established", "established"),
                            ("joined", "joined"),
                            ("upgraded", "upgraded"),
                            ("resumed", "resumed"),
                            ("agreement_signed", "agreement signed"),
                            ("listed", "listed"),
                            ("observed", "observed"),
                            ("lapsed", "lapsed"),
                            ("paused", "paused"),
                            ("ended", "ended"),
                            ("left", "left"),
                            ("contact", "first contact"),
                            ("ending_proposed", "ending proposed"),
                            ("activity", "activity"),
                            ("decision", "decision"),
                            ("agreement_expired", "agreement expired"),
                            ("agreement_terminated", "agreement terminated"),
                            ("other", "other"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("municipal", "municipal"),
                            ("civil", "civil"),
                            ("both", "both"),
                            ("not_stated", "not stated"),
                        ],
                        default="not_stated",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "asserts",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "what the kind implies"),
                            ("nothing", "nothing"),
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="says that it is",
                    ),
                ),
                (
                    "tentative",
                    models.BooleanField(
                        default=False,
                        help_text="The source itself is not sure of the standing.",
                        verbose_name="only possibly",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "participants_text",
                    models.CharField(blank=True, max_length=300, verbose_name="participants in words"),
                ),
                ("stated_by", models.CharField(blank=True, max_length=200, verbose_name="whose statement")),
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
                (
                    "rank",
                    models.CharField(
                        choices=[("preferred", "preferred"), ("normal", "normal"), ("deprecated", "deprecated")],
                        default="normal",
                        max_length=12,
                        verbose_name="rank",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("links", "one or more links"),
                            ("chain", "a chain"),
                            ("membership", "a membership"),
                            ("municipality", "all links of a municipality"),
                            ("agreement", "an agreement"),
                        ],
                        default="links",
                        max_length=12,
                        verbose_name="about",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "alternative_to",
                    models.ForeignKey(
                        blank=True,
                        help_text="The event that this one tells otherwise.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alternatives",
                        to="twinning.event",
                        verbose_name="disputes",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="twinning.chain",
                        verbose_name="chain",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
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
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted",
                        to="municipalities.municipality",
                        verbose_name="host",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="twinning.event",
                        verbose_name="part of",
                    ),
                ),
                (
                    "participants",
                    models.ManyToManyField(
                        blank=True,
                        related_name="took_part_in",
                        to="municipalities.municipality",
                        verbose_name="municipalities present",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": [
                    models.OrderBy(models.F("date_earliest"), nulls_last=True),
                    models.OrderBy(models.F("date_latest"), nulls_last=True),
                    "title",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_event_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "observed"), _negated=True),
                            models.Q(("asserts", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="twinning_event_observation_states_standing",
                        violation_error_message="An observation says how the link stands. Choose a standing, or nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alternative_to__isnull", True),
                            models.Q(("alternative_to", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="twinning_event_does_not_dispute_itself",
                        violation_error_message="An event cannot dispute itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="twinning_event_not_part_of_itself",
                        violation_error_message="An event cannot be a part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalChain",
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
                    "kind",
                    models.CharField(
                        choices=[("twin_town_chain", "twin-town chain"), ("regional_network", "regional network")],
                        default="twin_town_chain",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "link_kind",
                    models.CharField(
                        choices=[
                            ("twin_town", "twin town"),
                            ("sister_town", "sister town"),
                            ("cooperation_town", "cooperation town"),
                            ("partner_town", "partner town"),
                            ("godparent_town", "godparent town"),
                            ("contact", "contact"),
                        ],
                        default="twin_town",
                        max_length=20,
                        verbose_name="kind of the links it makes",
                    ),
                ),
                (
                    "stated_members",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="stated number of members"),
                ),
                (
                    "stated_areas",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="stated number of areas"),
                ),
                (
                    "stated_areas_qualifier",
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
                ("description", models.TextField(blank=True, verbose_name="description")),
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
                "verbose_name": "historical chain",
                "verbose_name_plural": "historical chains",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChain_agreements",
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
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicalchain",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalChain_agreements",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChain_decisions",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                    ),
                ),
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
                        to="twinning.historicalchain",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalChain_decisions",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChain_grants",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.grant",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicalchain",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalChain_grants",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChain_search_records",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicalchain",
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
                "verbose_name": "HistoricalChain_search_records",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
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
                        choices=[
                            ("established", "established"),
                            ("joined", "joined"),
                            ("upgraded", "upgraded"),
                            ("resumed", "resumed"),
                            ("agreement_signed", "agreement signed"),
                            ("listed", "listed"),
                            ("observed", "observed"),
                            ("lapsed", "lapsed"),
                            ("paused", "paused"),
                            ("ended", "ended"),
                            ("left", "left"),
                            ("contact", "first contact"),
                            ("ending_proposed", "ending proposed"),
                            ("activity", "activity"),
                            ("decision", "decision"),
                            ("agreement_expired", "agreement expired"),
                            ("agreement_terminated", "agreement terminated"),
                            ("other", "other"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("municipal", "municipal"),
                            ("civil", "civil"),
                            ("both", "both"),
                            ("not_stated", "not stated"),
                        ],
                        default="not_stated",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "asserts",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "what the kind implies"),
                            ("nothing", "nothing"),
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="says that it is",
                    ),
                ),
                (
                    "tentative",
                    models.BooleanField(
                        default=False,
                        help_text="The source itself is not sure of the standing.",
                        verbose_name="only possibly",
                    ),
                ),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "participants_text",
                    models.CharField(blank=True, max_length=300, verbose_name="participants in words"),
                ),
                ("stated_by", models.CharField(blank=True, max_length=200, verbose_name="whose statement")),
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
                (
                    "rank",
                    models.CharField(
                        choices=[("preferred", "preferred"), ("normal", "normal"), ("deprecated", "deprecated")],
                        default="normal",
                        max_length=12,
                        verbose_name="rank",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("links", "one or more links"),
                            ("chain", "a chain"),
                            ("membership", "a membership"),
                            ("municipality", "all links of a municipality"),
                            ("agreement", "an agreement"),
                        ],
                        default="links",
                        max_length=12,
                        verbose_name="about",
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
                    "alternative_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The event that this one tells otherwise.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.event",
                        verbose_name="disputes",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                        verbose_name="chain",
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
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="host",
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
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.event",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent_participants",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.event",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicalevent",
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
                "verbose_name": "HistoricalEvent_participants",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink",
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
                ("purpose", models.CharField(blank=True, max_length=300, verbose_name="purpose")),
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
                    "high",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="other municipality",
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
                    "low",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="one municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical link",
                "verbose_name_plural": "historical links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("stint", models.PositiveSmallIntegerField(default=1, verbose_name="which stint")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                        verbose_name="chain",
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
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSurvey",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="scope")),
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
            ],
            options={
                "verbose_name": "historical survey",
                "verbose_name_plural": "historical surveys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Link",
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
                ("purpose", models.CharField(blank=True, max_length=300, verbose_name="purpose")),
                ("since", archive.fields.ImpreciseDateField(blank=True, editable=False, verbose_name="since")),
                (
                    "since_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("since_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "since_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("since_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "agreements",
                    models.ManyToManyField(
                        blank=True, related_name="links", to="agreements.agreement", verbose_name="agreements"
                    ),
                ),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True, related_name="links", to="agreements.area", verbose_name="areas"
                    ),
                ),
                (
                    "decisions",
                    models.ManyToManyField(
                        blank=True, related_name="links", to="agreements.decision", verbose_name="decisions"
                    ),
                ),
                (
                    "grants",
                    models.ManyToManyField(
                        blank=True, related_name="links", to="agreements.grant", verbose_name="grants"
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
                    "high",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_high",
                        to="municipalities.municipality",
                        verbose_name="other municipality",
                    ),
                ),
                (
                    "low",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_low",
                        to="municipalities.municipality",
                        verbose_name="one municipality",
                    ),
                ),
                (
                    "search_records",
                    models.ManyToManyField(
                        blank=True, related_name="links", to="agreements.searchrecord", verbose_name="search records"
                    ),
                ),
                (
                    "since_event",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="twinning.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["slug", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_link_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("low__lt", models.F("high"))),
                        name="twinning_link_low_before_high",
                        violation_error_message="A link joins two different municipalities, in the order of their ids.",
                    ),
                    models.UniqueConstraint(
                        fields=("low", "high"),
                        name="twinning_link_one_per_pair",
                        violation_error_message="These two municipalities are already linked. Open that link instead.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLinkKind",
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
                        choices=[
                            ("twin_town", "twin town"),
                            ("sister_town", "sister town"),
                            ("cooperation_town", "cooperation town"),
                            ("partner_town", "partner town"),
                            ("godparent_town", "godparent town"),
                            ("contact", "contact"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("start", archive.fields.ImpreciseDateField(blank=True, verbose_name="from")),
                ("end", archive.fields.ImpreciseDateField(blank=True, verbose_name="to")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "start_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("start_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "start_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("start_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "end_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("end_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "end_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("end_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "godparent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Which of the two is the godparent, where that is known.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="godparent",
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
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kind of link",
                "verbose_name_plural": "historical kinds of link",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink_search_records",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicallink",
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
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalLink_search_records",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink_grants",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.grant",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicallink",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalLink_grants",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink_decisions",
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
                        to="twinning.historicallink",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalLink_decisions",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink_areas",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
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
                        to="twinning.historicallink",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalLink_areas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink_agreements",
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
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicallink",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalLink_agreements",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent_links",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.event",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="twinning.historicalevent",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalEvent_links",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCarrier",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("start", archive.fields.ImpreciseDateField(blank=True, verbose_name="from")),
                ("end", archive.fields.ImpreciseDateField(blank=True, verbose_name="to")),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "start_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("start_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "start_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("start_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "end_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("end_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "end_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("end_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
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
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical carrying organisation",
                "verbose_name_plural": "historical carrying organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="event",
            name="links",
            field=models.ManyToManyField(blank=True, related_name="events", to="twinning.link", verbose_name="links"),
        ),
        migrations.CreateModel(
            name="Carrier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("start", archive.fields.ImpreciseDateField(blank=True, verbose_name="from")),
                ("end", archive.fields.ImpreciseDateField(blank=True, verbose_name="to")),
                (
                    "start_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("start_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "start_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("start_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "end_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("end_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "end_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("end_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carries",
                        to="municipalities.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carriers",
                        to="twinning.chain",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carriers",
                        to="twinning.link",
                    ),
                ),
            ],
            options={
                "verbose_name": "carrying organisation",
                "verbose_name_plural": "carrying organisations",
                "ordering": ["link", "chain", "organisation__name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_carrier_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chain__isnull", False), ("link__isnull", True)),
                            models.Q(("chain__isnull", True), ("link__isnull", False)),
                            _connector="OR",
                        ),
                        name="twinning_carrier_link_or_chain",
                        violation_error_message="An organisation carries one link or one chain.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkKind",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("twin_town", "twin town"),
                            ("sister_town", "sister town"),
                            ("cooperation_town", "cooperation town"),
                            ("partner_town", "partner town"),
                            ("godparent_town", "godparent town"),
                            ("contact", "contact"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("start", archive.fields.ImpreciseDateField(blank=True, verbose_name="from")),
                ("end", archive.fields.ImpreciseDateField(blank=True, verbose_name="to")),
                (
                    "start_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("start_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "start_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("start_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "end_words",
                    models.CharField(blank=True, default="", editable=False, max_length=200, serialize=False),
                ),
                ("end_since", models.BooleanField(default=False, editable=False, serialize=False)),
                (
                    "end_earliest",
                    models.DateField(blank=True, db_index=True, editable=False, null=True, serialize=False),
                ),
                ("end_latest", models.DateField(blank=True, editable=False, null=True, serialize=False)),
                (
                    "godparent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Which of the two is the godparent, where that is known.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipalities.municipality",
                        verbose_name="godparent",
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
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kinds", to="twinning.link"
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of link",
                "verbose_name_plural": "kinds of link",
                "ordering": ["link", models.OrderBy(models.F("start_earliest"), nulls_first=True), "kind", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_linkkind_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("godparent__isnull", True), ("kind", "godparent_town"), _connector="OR"),
                        name="twinning_linkkind_only_godparents_have_direction",
                        violation_error_message="Only a godparent town has a direction.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        name="twinning_linkkind_ends_after_it_begins",
                        violation_error_message="It ends before it begins. Check the two dates.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("stint", models.PositiveSmallIntegerField(default=1, verbose_name="which stint")),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="twinning.chain",
                        verbose_name="chain",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="municipalities.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["chain__name", "municipality__name", "stint", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_membership_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True)),
                        fields=("chain", "municipality", "stint"),
                        name="twinning_membership_one_per_stint",
                        violation_error_message="This stint of the municipality in the chain is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stint__gte", 1)),
                        name="twinning_membership_stints_from_one",
                        violation_error_message="Stints are counted from 1.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="historicalevent",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="twinning.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="twinning.membership",
                verbose_name="membership",
            ),
        ),
        migrations.CreateModel(
            name="StatusPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("municipal", "municipal level"),
                            ("civil", "civil level"),
                            ("overall", "both levels together"),
                        ],
                        max_length=10,
                    ),
                ),
                ("start", models.DateField()),
                ("end", models.DateField(null=True)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        blank=True,
                        choices=[("certain", "certain"), ("possible", "possible"), ("presumed", "presumed")],
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(max_length=20)),
                ("last_evidence", models.DateField(null=True)),
                (
                    "last_known",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                    ),
                ),
                ("disputed", models.BooleanField(default=False)),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="twinning.event"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="twinning.link"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="twinning.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "status period",
                "verbose_name_plural": "status periods",
                "ordering": ["link", "level", "start"],
                "indexes": [models.Index(fields=["level", "standing", "start", "end"], name="twinning_period_lookup")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("link", "level", "start"),
                        name="twinning_statusperiod_one_start",
                        violation_error_message="Two periods of a level cannot begin on the same day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"),
                        name="twinning_statusperiod_ends_after_it_begins",
                        violation_error_message="A period cannot end before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certainty", ""), ("standing", "unknown")),
                            models.Q(
                                models.Q(("standing", "unknown"), _negated=True),
                                models.Q(("certainty", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="twinning_statusperiod_unknown_has_no_certainty",
                        violation_error_message="A standing has a certainty; an unknown one has none.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("date", archive.fields.ImpreciseDateField(blank=True, verbose_name="date")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="scope")),
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
            ],
            options={
                "verbose_name": "survey",
                "verbose_name_plural": "surveys",
                "ordering": [models.OrderBy(models.F("date_earliest"), nulls_last=True), "name", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_survey_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSurveyFigure",
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
                        choices=[
                            ("answered", "municipalities that answered"),
                            ("with_twin_towns", "municipalities with twin towns"),
                            ("links", "links"),
                            ("links_change", "change in the number of links"),
                            ("waiting", "towns waiting for a partner"),
                            ("activity", "share of links by activity"),
                            ("common_area", "most common areas"),
                            ("cause", "supposed cause of decline"),
                            ("funding", "funding"),
                        ],
                        max_length=20,
                        verbose_name="measure",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="value"),
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
                (
                    "unit",
                    models.CharField(
                        choices=[("count", "number"), ("percent", "per cent"), ("EUR", "euro"), ("none", "no number")],
                        default="count",
                        max_length=10,
                        verbose_name="unit",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
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
                (
                    "position",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place in the ranking"),
                ),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="scope")),
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
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agreements.area",
                        verbose_name="area",
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
                    "survey",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.survey",
                        verbose_name="survey",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical survey figure",
                "verbose_name_plural": "historical survey figures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSurveyDefinition",
            fields=[
                ("history_author", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("text", models.TextField(verbose_name="definition")),
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
                    "survey",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.survey",
                        verbose_name="survey",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical definition",
                "verbose_name_plural": "historical definitions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SurveyDefinition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("text", models.TextField(verbose_name="definition")),
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="definitions",
                        to="twinning.survey",
                        verbose_name="survey",
                    ),
                ),
            ],
            options={
                "verbose_name": "definition",
                "verbose_name_plural": "definitions",
                "ordering": ["survey", "standing", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_surveydefinition_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True)),
                        fields=("survey", "standing"),
                        name="twinning_surveydefinition_unique",
                        violation_error_message="The survey already defines this standing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden")),
                ("hidden_reason", models.TextField(blank=True, editable=False, verbose_name="reason for hiding")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("answered", "municipalities that answered"),
                            ("with_twin_towns", "municipalities with twin towns"),
                            ("links", "links"),
                            ("links_change", "change in the number of links"),
                            ("waiting", "towns waiting for a partner"),
                            ("activity", "share of links by activity"),
                            ("common_area", "most common areas"),
                            ("cause", "supposed cause of decline"),
                            ("funding", "funding"),
                        ],
                        max_length=20,
                        verbose_name="measure",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="value"),
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
                (
                    "unit",
                    models.CharField(
                        choices=[("count", "number"), ("percent", "per cent"), ("EUR", "euro"), ("none", "no number")],
                        default="count",
                        max_length=10,
                        verbose_name="unit",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "active"),
                            ("sporadic", "sporadic"),
                            ("dormant", "dormant"),
                            ("paused", "paused"),
                            ("proposed", "proposed"),
                            ("ended", "ended"),
                            ("unknown", "unknown"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
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
                (
                    "position",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place in the ranking"),
                ),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="scope")),
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
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.area",
                        verbose_name="area",
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="twinning.survey",
                        verbose_name="survey",
                    ),
                ),
            ],
            options={
                "verbose_name": "survey figure",
                "verbose_name_plural": "survey figures",
                "ordering": [
                    "survey",
                    "measure",
                    models.OrderBy(models.F("position"), nulls_last=True),
                    "standing",
                    "scope",
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", True), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="twinning_surveyfigure_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", False),
                            ("area__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="twinning_surveyfigure_says_something",
                        violation_error_message="Give a value, an area or a cause.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit", "percent"), _negated=True),
                            models.Q(("value__gte", 0), ("value__lte", 100)),
                            _connector="OR",
                        ),
                        name="twinning_surveyfigure_percent_within_bounds",
                        violation_error_message="A share is between 0 and 100 per cent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTwinningCitation",
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
                    "carrier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.carrier",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.chain",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.event",
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
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.link",
                    ),
                ),
                (
                    "link_kind",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.linkkind",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.membership",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.survey",
                    ),
                ),
                (
                    "survey_definition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.surveydefinition",
                    ),
                ),
                (
                    "survey_figure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="twinning.surveyfigure",
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
            name="TwinningCitation",
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
                    "carrier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.carrier",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.chain",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.event",
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
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.link",
                    ),
                ),
                (
                    "link_kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.linkkind",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.membership",
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
                    "survey",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.survey",
                    ),
                ),
                (
                    "survey_definition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.surveydefinition",
                    ),
                ),
                (
                    "survey_figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="twinning.surveyfigure",
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
                        name="twinning_twinningcitation_hidden_has_reason",
                        violation_error_message="Say why the record is hidden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("via__isnull", True), models.Q(("via", models.F("source")), _negated=True), _connector="OR"
                        ),
                        name="twinning_twinningcitation_not_via_itself",
                        violation_error_message="A source is not known through itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", False),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", False),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", False),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", False),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", False),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", False),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", False),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", True),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", True),
                                ("survey_figure__isnull", False),
                            ),
                            models.Q(
                                ("carrier__isnull", True),
                                ("chain__isnull", True),
                                ("event__isnull", True),
                                ("link__isnull", True),
                                ("link_kind__isnull", True),
                                ("membership__isnull", True),
                                ("survey__isnull", True),
                                ("survey_definition__isnull", False),
                                ("survey_figure__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="twinning_citation_one_subject",
                        violation_error_message="A citation vouches for one thing.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("about", "links"),
                        ("chain__isnull", True),
                        ("membership__isnull", True),
                        ("municipality__isnull", True),
                    ),
                    models.Q(
                        ("about", "chain"),
                        ("chain__isnull", False),
                        ("membership__isnull", True),
                        ("municipality__isnull", True),
                    ),
                    models.Q(
                        ("about", "membership"),
                        ("chain__isnull", True),
                        ("membership__isnull", False),
                        ("municipality__isnull", True),
                    ),
                    models.Q(("about", "municipality"), ("membership__isnull", True), ("municipality__isnull", False)),
                    models.Q(
                        ("about", "agreement"),
                        ("agreement__isnull", False),
                        ("chain__isnull", True),
                        ("membership__isnull", True),
                        ("municipality__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="twinning_event_about_what_it_says",
                violation_error_message="Fill in what the event is about: its links, its chain, its membership, its municipality (and if need be a chain that limits it), or its agreement, and leave the others empty.",
            ),
        ),
    ]
