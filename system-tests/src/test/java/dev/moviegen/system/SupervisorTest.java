package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} watches its processes with, and processes that do nothing. */
class SupervisorTest {

    private static final String IDLE_STACK = """
            import os, sys, threading, time
            stack, home, command = sys.argv[1:]
            sys.path.insert(0, stack)
            import leftovers, passwords, stack_env
            from service import Service
            from services import MARK
            from settings import Settings
            from supervisor import Supervisor

            settings = Settings.of({"MOVIEGEN_HOME": home})
            settings.make_folders()
            passwords.make(settings.secrets)

            def idle(name):
                environment = {**os.environ, MARK: home}
                return Service(name, ["bash", "-c", command], environment, settings.logs / name, settings.home, lambda _: True)

            class Services:
                api, broker, store, workers = idle("api"), idle("broker"), idle("store"), [idle("worker-1")]
                amqp, store_url, management_url = 1, "", ""

                def __iter__(self):
                    return iter([self.broker, self.store, self.api, *self.workers])

            supervisor = Supervisor(settings, Services(), lambda line: None)
            """;

    private static final String TWO_DIE_AT_ONCE = """
            described = threading.Semaphore(0)
            write = stack_env.write

            def write_and_tell(*what):
                write(*what)
                described.release()

            stack_env.write = write_and_tell

            def pids():
                known = stack_env.read(settings.stack_env)
                return known.get("API_PID"), known.get("WORKER_PIDS")

            def kill_two():
                before = pids()
                for pid in before:
                    os.kill(int(pid), 9)
                while set(before) & set(pids()) and described.acquire(timeout=20):
                    pass
                print(*before, *pids())
                supervisor.ask_to_stop()

            supervisor.run(threading.Thread(target=kill_two).start)
            """;

    private static final String STOP = """
            asked = []

            def stop():
                asked.append(time.monotonic())
                supervisor.ask_to_stop()

            supervisor.run(stop)
            print(f"{time.monotonic() - asked[0]:.1f}", len(leftovers.find(home)))
            """;

    @Test
    void twoProcessesThatDieAtOnceAreBothThereAgain(@TempDir Path home) throws Exception {
        String[] said = python(home, TWO_DIE_AT_ONCE, "sleep 600").split(" ");

        assertThat(said).doesNotContain("None").hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whoHearsNoSignalIsGoneWithinTheTenSecondsOfAStop(@TempDir Path home) throws Exception {
        String[] said =
                python(home, STOP, "trap '' TERM; while :; do sleep 1; done").split(" ");

        assertThat(Double.parseDouble(said[0])).isBetween(5.0, 10.0);
        assertThat(said[1]).as("processes that are left").isEqualTo("0");
    }

    /** What it prints; it must end well. */
    private static String python(Path home, String scenario, String command) throws IOException, InterruptedException {
        Path output = home.resolve("said");
        String stack = Checkout.folder().resolve("bin/stack").toString();
        List<String> call =
                Arrays.asList("/usr/bin/python3", "-B", "-c", IDLE_STACK + scenario, stack, "" + home, command);
        int exit = new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(exit).as(said).isZero();
        return said;
    }
}
