package dev.moviegen.worker.pipeline.video;

/**
 * What is seen and heard while one sentence is spoken. Times are in milliseconds from the start of the movie.
 *
 * @param number of the sentence, from 1
 * @param section its number, from 1
 * @param text the subtitle
 * @param spokenUntil where the voice ends; the rest, up to {@code end}, is a pause
 */
record Scene(int number, int section, String text, long start, long spokenUntil, long end) {}
