package health.onward.outside.blob;

import health.onward.document.BlobName;
import health.onward.document.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Bytes in a bucket of any store that speaks S3. The bucket is the operator's: encrypted, with versions, as they see fit. */
public final class S3Blobs implements BlobStore, AutoCloseable {

    private final S3Client client;
    private final String bucket;

    /** @param url of the store, without the bucket */
    public S3Blobs(URI url, String region, String bucket, String key, String secret) {
        this.bucket = bucket;
        this.client = S3Client.builder()
                .endpointOverride(url)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                // Buckets in the path: the store of a hospital has no wildcard certificate.
                .forcePathStyle(true)
                // Newer checksums are not known everywhere; what is read is compared with its own digest anyway.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(20)))
                .overrideConfiguration(limits ->
                        limits.apiCallAttemptTimeout(Duration.ofSeconds(30)).apiCallTimeout(Duration.ofSeconds(60)))
                .build();
    }

    @Override
    public void keep(BlobName name, Path bytes) throws IOException {
        told(() -> client.putObject(put -> put.bucket(bucket).key(name.path()), bytes));
    }

    @Override
    public Optional<InputStream> open(BlobName name) throws IOException {
        try {
            return Optional.of(
                    told(() -> client.getObject(get -> get.bucket(bucket).key(name.path()))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean has(BlobName name) throws IOException {
        try {
            told(() -> client.headObject(head -> head.bucket(bucket).key(name.path())));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    @Override
    public void remove(BlobName name) throws IOException {
        told(() -> client.deleteObject(delete -> delete.bucket(bucket).key(name.path())));
    }

    @Override
    public void olderThan(Instant instant, Consumer<BlobName> told) throws IOException {
        told(() -> {
            client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(instant))
                    .flatMap(object -> name(object).stream())
                    .forEach(told);
            return true;
        });
    }

    @Override
    public void check() throws IOException {
        told(() -> client.headBucket(head -> head.bucket(bucket)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static Optional<BlobName> name(S3Object object) {
        return BlobName.parse(object.key().substring(object.key().lastIndexOf('/') + 1));
    }

    private static <T> T told(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (SdkException e) {
            throw new IOException("the object store: " + e.getMessage(), e);
        }
    }
}
