package dev.moviegen.system.faults.history;

import java.util.Collection;
import java.util.Set;

/**
 * What a run leaves to be judged.
 *
 * @param aloneOnItsDisk the targets, as disturbances name them, whose disk nobody else sweeps while they are away
 * @param leftOnDisk what still lies on the scratch disk of jobs, when everything had come to rest
 * @param alive ids of jobs of which a process lives then
 * @param silentAfter broker deaths after which nothing was heard any more
 */
public record Evidence(
        Collection<Story> stories,
        Disturbances disturbances,
        Set<String> aloneOnItsDisk,
        Set<String> leftOnDisk,
        Set<String> alive,
        int silentAfter) {}
