namespace Isobar.EmbeddedRuntime;

/// <summary>A state that an activation reads before it is activated.</summary>
internal interface IStoredState
{
    Task ReadAsync();
}
