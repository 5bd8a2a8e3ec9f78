namespace Isobar.Api.Events;

/// <summary>Makes ids for events whose producers gave none.</summary>
public interface IEventIds
{
    /// <summary>A new id, different from every other, 1 to 128 characters.</summary>
    string Next();
}

/// <summary>UUIDs of version 7, which sort by time.</summary>
internal sealed class UuidEventIds(TimeProvider time) : IEventIds
{
    public string Next() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
