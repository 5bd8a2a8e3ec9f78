
namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>Which state of which grain.</summary>
internal readonly record struct StateAddress(string StateName, string GrainId)
{
    public static StateAddress Of(string stateName, GrainId grainId) => new(stateName, grainId.ToString());

    public void BindTo(Statement statement)
    {
        statement.Bind(1, GrainId);
        statement.Bind(2, StateName);
    }

    public override string ToString() => $"state \"{StateName}\" of grain {GrainId}";
}
