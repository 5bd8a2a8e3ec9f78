using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Isobar.Places;

namespace Isobar.Events;

/// <summary>An event while it is read: the fields so far, and the first fault found.</summary>
internal ref struct UserEventDraft
{
    private string? _eventId;
    private string? _userId;
    private string? _type;
    private DateTimeOffset? _occurredAt;
    private double? _latitude;
    private double? _longitude;
    private string? _properties;
    private EventFault? _fault;
    private bool _hasOwnFields;

    /// <summary>Whether fields that no event has are the producer's own, to be kept as <c>properties</c>, instead of mistakes.</summary>
    public bool TakesOwnFields { get; init; }

    public UserEventDraft()
    {
    }

    /// <summary>Reads a field; the reader is on its name and is left on the last token of its value.</summary>
    public void ReadField(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        // Comparing an escaped name in place throws if its escapes spell half a surrogate pair.
        if (reader.ValueIsEscaped && Text(ref reader) is null)
        {
            RefuseUnknown(ref reader);
        }
        else if (reader.ValueTextEquals("event_id"u8))
        {
            ReadText(ref reader, "event_id", EventLimits.IdCharacters, ref _eventId);
        }
        else if (reader.ValueTextEquals("user_id"u8))
        {
            ReadText(ref reader, "user_id", EventLimits.IdCharacters, ref _userId);
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            ReadText(ref reader, "type", EventLimits.TypeCharacters, ref _type);
        }
        else if (reader.ValueTextEquals("occurred_at"u8))
        {
            ReadInstant(ref reader);
        }
        else if (reader.ValueTextEquals("latitude"u8))
        {
            ReadDegrees(ref reader, "latitude", 90, ref _latitude);
        }
        else if (reader.ValueTextEquals("longitude"u8))
        {
            ReadDegrees(ref reader, "longitude", 180, ref _longitude);
        }
        else if (reader.ValueTextEquals("properties"u8))
        {
            ReadProperties(json, ref reader);
        }
        else
        {
            RefuseUnknown(ref reader);
        }
    }

    /// <summary>Fills in what the event lacks. An event with fields of its producer's own is kept whole, as its properties.</summary>
    /// <param name="envelope">What is said of the event outside of it.</param>
    /// <param name="whole">The event's text.</param>
    public void Fill(EventEnvelope envelope, ReadOnlySpan<byte> whole)
    {
        FillText(ref _eventId, "event_id", envelope.EventId, EventLimits.IdCharacters);
        FillText(ref _userId, "user_id", envelope.UserId, EventLimits.IdCharacters);
        FillText(ref _type, "type", envelope.Type, EventLimits.TypeCharacters);
        _occurredAt ??= envelope.OccurredAt;
        if (_hasOwnFields)
        {
            var reader = new Utf8JsonReader(whole, UserEventJson.ReaderOptions);
            reader.Read();
            KeepProperties(whole, ref reader);
        }
    }

    public EventReading Complete(DateTimeOffset now, Func<string> missingId)
    {
        Require(_userId, "user_id");
        Require(_type, "type");
        if (_occurredAt is { } instant)
        {
            CheckTime(instant, now);
        }
        else
        {
            Refuse("occurred_at", "It is missing: when the event happened, as RFC 3339 with an offset.");
        }

        if (_latitude is null != _longitude is null)
        {
            Refuse(
                _latitude is null ? "latitude" : "longitude", "It is missing: latitude and longitude go together.");
        }

        return _fault is { } fault
            ? EventReading.Refused(fault.Field, fault.Reason)
            : EventReading.Valid(Build(missingId), idWasGenerated: _eventId is null);
    }

    private readonly UserEvent Build(Func<string> missingId) => new()
    {
        EventId = _eventId ?? missingId(),
        UserId = _userId!,
        Type = _type!,
        OccurredAt = _occurredAt!.Value,
        Location = _latitude is { } latitude ? new GeoPoint(latitude, _longitude!.Value) : null,
        Properties = _properties,
    };

    private void ReadText(ref Utf8JsonReader reader, string field, int limit, ref string? value)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            RefuseType(ref reader, field, $"a string of 1 to {limit} characters");
            return;
        }

        KeepText(field, Text(ref reader), limit, ref value);
    }

    private void FillText(ref string? value, string field, string? text, int limit)
    {
        if (value is null && text is not null)
        {
            KeepText(field, text, limit, ref value);
        }
    }

    private void KeepText(string field, string? text, int limit, ref string? value)
    {
        if (!EventLimits.Allow(text, limit))
        {
            Refuse(field, $"It must be 1 to {limit} characters, not all of them blank, none a control character or half a surrogate pair.");
            return;
        }

        value = text;
    }

    private void ReadInstant(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            RefuseType(ref reader, "occurred_at", "an RFC 3339 time with an offset");
        }
        else if (TryReadInstant(ref reader, out var instant))
        {
            _occurredAt = instant;
        }
        else
        {
            Refuse("occurred_at", "It must be an RFC 3339 time with an offset, such as 2026-01-31T08:30:00Z or 2026-01-31T09:30:00+01:00.");
        }
    }

    // Some writers escape the plus sign, System.Text.Json's default among them: \u002B01:00. A time that is longer than this is none.
    private static bool TryReadInstant(ref Utf8JsonReader reader, out DateTimeOffset instant)
    {
        const int MostBytes = 256;
        if (!reader.ValueIsEscaped)
        {
            return Rfc3339.TryParse(reader.ValueSpan, out instant);
        }

        instant = default;
        if (reader.ValueSpan.Length > MostBytes || Text(ref reader) is not { } text)
        {
            return false;
        }

        return Rfc3339.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out instant);
    }

    private void ReadDegrees(ref Utf8JsonReader reader, string field, double limit, ref double? value)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var degrees) && Math.Abs(degrees) <= limit)
        {
            value = degrees;
            return;
        }

        RefuseType(ref reader, field, $"a number of degrees from -{limit} to {limit}");
    }

    private void ReadProperties(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            RefuseType(ref reader, "properties", "a JSON object");
            return;
        }

        KeepProperties(json, ref reader);
    }

    private void KeepProperties(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var deepest = SkipMeasuringDepth(ref reader);
        var text = json[start..(int)reader.BytesConsumed];
        if (deepest > EventLimits.PropertiesDepth)
        {
            Refuse("properties", $"It may be nested at most {EventLimits.PropertiesDepth} levels deep, and is {deepest}.");
        }
        else if (text.Length > EventLimits.PropertiesBytes)
        {
            Refuse("properties", $"It may have at most {EventLimits.PropertiesBytes} bytes, and has {text.Length}.");
        }
        else if (!Utf8.IsValid(text))
        {
            Refuse("properties", "It is not valid UTF-8.");
        }
        else
        {
            _properties = Encoding.UTF8.GetString(text);
        }
    }

    private static int SkipMeasuringDepth(ref Utf8JsonReader reader)
    {
        var outside = reader.CurrentDepth;
        var deepest = 1;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == outside))
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                deepest = Math.Max(deepest, reader.CurrentDepth - outside + 1);
            }
        }

        return deepest;
    }

    private void CheckTime(DateTimeOffset instant, DateTimeOffset now)
    {
        if (instant > now + EventLimits.Ahead)
        {
            Refuse("occurred_at", $"It may lie at most {EventLimits.Ahead.TotalMinutes:0} minutes ahead of {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }
        else if (instant < now.AddYears(-EventLimits.YearsBack))
        {
            Refuse("occurred_at", $"It may lie at most {EventLimits.YearsBack} years back.");
        }
    }

    private void RefuseUnknown(ref Utf8JsonReader reader)
    {
        var name = Text(ref reader) ?? "?";
        reader.Read();
        reader.Skip();
        if (TakesOwnFields)
        {
            _hasOwnFields = true;
            return;
        }

        Refuse(
            name.Length <= EventLimits.IdCharacters ? name : name[..EventLimits.IdCharacters],
            "There is no such field. Known are event_id, user_id, type, occurred_at, latitude, longitude, properties; put your own under properties.");
    }

    private void RefuseType(ref Utf8JsonReader reader, string field, string expected)
    {
        var found = reader.TokenType == JsonTokenType.Number ? "another number" : UserEventJson.Describe(reader.TokenType);
        reader.Skip();
        Refuse(field, $"It must be {expected}, not {found}.");
    }

    private void Require(string? value, string field)
    {
        if (value is null)
        {
            Refuse(field, "It is missing.");
        }
    }

    // The first fault is the one that is told; later ones often follow from it.
    private void Refuse(string field, string reason) => _fault ??= new EventFault(field, reason);

    // Null for text that is not Unicode: escapes may spell half a surrogate pair, bytes may not be UTF-8.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
