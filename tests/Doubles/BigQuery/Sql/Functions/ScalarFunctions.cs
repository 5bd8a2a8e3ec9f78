using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>The scalar functions by name, each with its signatures.</summary>
public sealed class ScalarFunctions
{
    private readonly Dictionary<string, List<ScalarFunction>> _byName = new(StringComparer.Ordinal);

    public static ScalarFunctions All { get; } = Build();

    public IReadOnlyList<ScalarFunction>? Find(string name) => _byName.GetValueOrDefault(name);

    public IEnumerable<string> Names => _byName.Keys;

    public void Add(string name, SqlType returns, FunctionParameter[] parameters, Func<object?[], object?> evaluate, int optional = 0) =>
        Add(name, new ScalarFunction(parameters, parameters.Length - optional, _ => returns, evaluate));

    public void Add(string name, ScalarFunction function)
    {
        if (!_byName.TryGetValue(name, out var signatures))
        {
            _byName.Add(name, signatures = []);
        }

        signatures.Add(function);
    }

    private static ScalarFunctions Build()
    {
        var functions = new ScalarFunctions();
        TextFunctions.AddTo(functions);
        TimeFunctions.AddTo(functions);
        NumberFunctions.AddTo(functions);
        JsonFunctions.AddTo(functions);
        ArrayFunctions.AddTo(functions);
        return functions;
    }
}
