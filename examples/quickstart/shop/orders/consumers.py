from channels.generic.websocket import AsyncJsonWebsocketConsumer


class OrdersConsumer(AsyncJsonWebsocketConsumer):
    groups = ["orders"]

    async def order_message(self, event):
        await self.send_json(event["message"])
