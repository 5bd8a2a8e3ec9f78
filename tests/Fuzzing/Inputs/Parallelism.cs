// What others allocate at the same time would count as growth.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
