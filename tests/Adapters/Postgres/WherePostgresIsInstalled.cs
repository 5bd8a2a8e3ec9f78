using Isobar.Tests.Doubles.Postgres;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isobar.Tests.Adapters.Postgres;

/// <summary>
/// Leaves out the tests of a class where they cannot run: the tests of a shared suite know nothing of programs that may be missing, and this
/// version of xunit cannot skip while it runs.
/// </summary>
public sealed class WherePostgresIsInstalled : ITestCaseOrderer
{
    public const string TypeName = "Isobar.Tests.Adapters.Postgres.WherePostgresIsInstalled";
    public const string AssemblyName = "Isobar.Tests.Adapters.Postgres";

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => PostgresServer.MissingBecause is null ? testCases : [];
}
