package dev.moviegen.store;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service its connection to the store, which signs in when it is first used, and the limits that both keep to. */
@AutoConfiguration
@EnableConfigurationProperties({StoreSettings.class, ArticleLimits.class})
class StoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PocketBase pocketBase(StoreSettings settings) {
        return new PocketBase(settings);
    }
}
