// Google's own client of Pub/Sub (gRPC), driven by lines of JSON: what one implementation publishes the other has to read.
//
//   node client.mjs publish TOPIC         a message per line of input, {"data": text, "attributes": {…}}; prints a message id per line
//   node client.mjs read SUBSCRIPTION N   prints N messages, {"id", "data", "attributes"}, after acknowledging each
//
// Where to: PUBSUB_EMULATOR_HOST and PUBSUB_PROJECT_ID.
import { createInterface } from 'node:readline';
import { PubSub } from '@google-cloud/pubsub';

const client = new PubSub({ projectId: process.env.PUBSUB_PROJECT_ID });

async function publish(topicName) {
  const topic = client.topic(topicName);
  const published = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const { data, attributes } = JSON.parse(line);
    published.push(topic.publishMessage({ data: Buffer.from(data), attributes }));
  }
  for (const id of await Promise.all(published)) {
    console.log(id);
  }
}

function read(subscriptionName, count) {
  const subscription = client.subscription(subscriptionName);
  let left = count;
  return new Promise((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('message', (message) => {
      if (left === 0) {
        message.nack();
        return;
      }
      left -= 1;
      message.ack();
      console.log(JSON.stringify({ id: message.id, data: message.data.toString(), attributes: message.attributes }));
      if (left === 0) {
        // Closing sends the acknowledgements that wait.
        subscription.close().then(resolve, reject);
      }
    });
  });
}

const [verb, name, count] = process.argv.slice(2);
if (verb === 'publish') {
  await publish(name);
} else if (verb === 'read') {
  await read(name, Number(count));
} else {
  throw new Error(`publish or read, not ${verb}`);
}
await client.close();
