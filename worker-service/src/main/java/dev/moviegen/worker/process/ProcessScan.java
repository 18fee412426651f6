package dev.moviegen.worker.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the processes of a job on one disk in {@code /proc}: by its id in their environment or by its directory as their
 * working directory. A program that starts a session of its own changes neither; zombies do not count, although
 * {@link Process#isAlive()} calls them alive.
 */
final class ProcessScan {

    private static final Path PROC = Path.of("/proc");

    private final String variable;
    private final String jobId;
    private final Path directory;

    ProcessScan(JobScope job) {
        this.variable = JobPrograms.JOB_ID_VARIABLE + '=' + job.jobId();
        this.jobId = job.jobId();
        this.directory = job.directory();
    }

    Set<Long> living() {
        return search(this::belongs);
    }

    /** Whoever has this file open, but ourselves: slower, because it looks at every descriptor of every process. */
    Set<Long> holding(Path file) {
        Set<Long> holders = search(process -> hasOpen(process, file));
        holders.remove(ProcessHandle.current().pid());
        return holders;
    }

    private static boolean hasOpen(Path process, Path file) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).equals(file)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException goneOrForeign) {
            return false;
        }
        return false;
    }

    private static Set<Long> search(Predicate<Path> wanted) {
        Set<Long> found = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (wanted.test(process) && !isZombie(process)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("/proc cannot be read", e);
        }
        return found;
    }

    private boolean belongs(Path process) {
        return worksInDirectory(process) || hasVariable(process) && !worksOnAnotherDisk(process);
    }

    private boolean hasVariable(Path process) {
        try {
            String environment = '\0' + Files.readString(process.resolve("environ"), ISO_8859_1) + '\0';
            return environment.contains('\0' + variable + '\0');
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /** Below it, too; and after its removal the kernel writes " (deleted)" behind the name. */
    private boolean worksInDirectory(Path process) {
        try {
            String cwd = Files.readSymbolicLink(process.resolve("cwd")).toString();
            String name = directory.toString();
            return cwd.equals(name) || cwd.startsWith(name + '/') || cwd.equals(name + " (deleted)");
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /**
     * In a directory of that job, but not in ours: a worker with another disk on this machine has taken the job over, and
     * whoever clears up after the owner of before must leave its programs alone.
     */
    private boolean worksOnAnotherDisk(Path process) {
        Path link = process.resolve("cwd");
        try {
            Path folder = Files.readSymbolicLink(link);
            while (folder != null && !folder.endsWith(jobId)) {
                folder = folder.getParent();
            }
            return folder != null && !folder.equals(directory) && !isOurs(link);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /** The same disk may be mounted twice. */
    private boolean isOurs(Path link) throws IOException {
        return Files.exists(directory) && Files.isSameFile(link, directory);
    }

    private static boolean isZombie(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2); // the name before it may contain anything
            return state == 'Z' || state == 'X';
        } catch (IOException | IndexOutOfBoundsException gone) {
            return true;
        }
    }
}
