namespace Isobar.Api.Keys;

/// <summary>What a key allows. <see cref="Admin"/> allows everything.</summary>
public enum ApiScope
{
    /// <summary>Send events.</summary>
    Write,

    /// <summary>Look: users, locations, rows, SQL, the live stream, figures, dead letters.</summary>
    Read,

    /// <summary>Replay dead letters, manage keys; and all of the above.</summary>
    Admin,
}
