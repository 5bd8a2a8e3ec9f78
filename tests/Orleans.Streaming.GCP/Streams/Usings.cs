global using Orleans.Streams;
