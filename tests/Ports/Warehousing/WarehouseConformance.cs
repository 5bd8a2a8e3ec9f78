using Isobar.Warehousing;
using Xunit.Abstractions;

namespace Isobar.Tests.Ports.Warehousing;

/// <summary>The contract of <see cref="IWarehouse"/>. Every warehouse derives from it and passes.</summary>
public abstract partial class WarehouseConformance(ITestOutputHelper output) : IAsyncLifetime
{
    protected ITestOutputHelper Output { get; } = output;

    protected WarehouseFixture Fixture { get; private set; } = null!;

    protected IWarehouse Warehouse => Fixture.Warehouse;

    public virtual async Task InitializeAsync() => Fixture = await CreateAsync();

    public async Task DisposeAsync() => await Fixture.DisposeAsync();

    protected abstract Task<WarehouseFixture> CreateAsync();

    protected Task<IReadOnlyList<AppendOutcome>> AppendAsync(params EnrichedEvent[] rows) => Warehouse.AppendAsync(rows, default);

    protected async Task<EnrichedEvent> GetOneAsync(EnrichedEvent row) =>
        Assert.Single(await Warehouse.GetAsync([row.Key], default));

    protected async Task<long> CountAsync(string what = "count(*)") =>
        Convert.ToInt64(Assert.Single((await QueryAsync($"SELECT {what} FROM {Fixture.LiveTable}")).Rows)[0], null);

    protected Task<QueryResult> QueryAsync(string sql, int maximumRows = 1_000) =>
        Warehouse.QueryAsync(new QueryRequest(sql, maximumRows, TimeSpan.FromSeconds(30)), default);
}
