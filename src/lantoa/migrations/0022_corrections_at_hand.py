from django.db import migrations, models


class Migration(migrations.Migration):
    """The few rows that a correction replaced are found at once."""

    dependencies = [
        ('lantoa', '0021_on_its_way_up'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(condition=models.Q(('corrects__isnull', False)), fields=['campaign', 'corrects'], name='activity_corrections'),
        ),
    ]
