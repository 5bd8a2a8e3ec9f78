namespace Isobar.EmbeddedRuntime;

/// <summary>The stages of an activation's life, in order.</summary>
internal enum ActivationState
{
    /// <summary>In the directory, with nothing run yet.</summary>
    Created,

    /// <summary>Its instance is made, its states are read, <c>OnActivateAsync</c> runs.</summary>
    Activating,

    /// <summary>Takes requests.</summary>
    Active,

    /// <summary>Runs <c>OnDeactivateAsync</c>; requests wait, and go to a fresh activation.</summary>
    Deactivating,

    /// <summary>Out of the directory.</summary>
    Ended,
}
