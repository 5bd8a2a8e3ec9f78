namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>A named parameter of a query.</summary>
internal sealed record QueryParameter(string Name, ParameterType ParameterType, ParameterValue ParameterValue)
{
    public static QueryParameter Text(string name, string? value) => Scalar(name, "STRING", value);

    public static QueryParameter Instant(string name, DateTimeOffset value) => Scalar(name, "TIMESTAMP", Instants.Text(value));

    public static QueryParameter Texts(string name, IEnumerable<string> values) => new(
        name,
        new ParameterType("ARRAY", new ParameterType("STRING")),
        new ParameterValue(null, [.. values.Select(static value => new ParameterValue(value))]));

    private static QueryParameter Scalar(string name, string type, string? value) => new(name, new ParameterType(type), new ParameterValue(value));
}

internal sealed record ParameterType(string Type, ParameterType? ArrayType = null);

internal sealed record ParameterValue(string? Value, IReadOnlyList<ParameterValue>? ArrayValues = null);
