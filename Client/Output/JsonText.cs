using System.Text.Json;

namespace Isobar.Client.Output;

/// <summary>A JSON value as a person reads it.</summary>
internal static class JsonText
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };

    /// <summary>A field's name without its underscores.</summary>
    public static string Title(string name) => name.Replace('_', ' ');
}
