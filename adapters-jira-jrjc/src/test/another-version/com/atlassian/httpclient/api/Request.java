package com.atlassian.httpclient.api;

/** Made by a builder. */
public interface Request {
    interface Builder {
        Builder setHeader(String name, String value);
    }
}
