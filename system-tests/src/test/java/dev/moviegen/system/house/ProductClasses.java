package dev.moviegen.system.house;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import dev.moviegen.system.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the four modules of the product were compiled to; their tests are not in it. */
public final class ProductClasses implements LocationProvider {

    static final List<String> MODULES = List.of("shared-events", "shared-store", "api-service", "worker-service");

    @Override
    public Set<Location> get(Class<?> testClass) {
        return MODULES.stream()
                .map(module -> Checkout.folder().resolve(module).resolve("target/classes"))
                .map(ProductClasses::built)
                .collect(Collectors.toSet());
    }

    private static Location built(Path classes) {
        if (Files.notExists(classes)) {
            throw new IllegalStateException(classes + " is not there: build all modules (-am)");
        }
        return Location.of(classes);
    }
}
