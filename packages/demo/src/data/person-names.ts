/** Common surnames, the most common ones repeated so that a draw is roughly true to life. */
export const surnames = [
  '王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 杨 黄 赵 吴 周',
  '徐 孙 马 朱 胡 郭 何 林 罗 高 郑 梁 谢 宋 唐 许 韩 冯',
  '邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏',
  '吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 欧阳',
].flatMap((line) => line.split(' '));

export const givenNames = [
  '建国 志强 秀英 丽娟 海燕 晓明 文静 雨桐 子涵 浩然 思远 佳怡 俊杰',
  '婷婷 国庆 春梅 玉兰 小军 伟 芳 磊 静 强 洋 敏 勇 艳 杰 涛',
  '明 超 霞 平 刚 桂花 雪梅 志华 永康 家豪 欣怡 梓轩 一诺 宇航',
  '嘉伟 丹 萍 鹏 飞 玲 红梅 晓东 立新 国栋 美玲 雅琴 庆华 振宇',
  '天佑 若曦 晨曦 子墨 书瑶 明辉 德生 福来 凤霞 云 波 辉 丽 娜',
].flatMap((line) => line.split(' '));

/** A name in Chinese characters and in Tibetan script. */
export interface NamePart {
  zh: string;
  bo: string;
}

/** Tibetan given names are made of two parts; the first serves women and men alike. */
export const tibetanFirstParts: NamePart[] = [
  { zh: '扎西', bo: 'བཀྲ་ཤིས' },
  { zh: '次仁', bo: 'ཚེ་རིང' },
  { zh: '白玛', bo: 'པདྨ' },
  { zh: '尼玛', bo: 'ཉི་མ' },
  { zh: '达瓦', bo: 'ཟླ་བ' },
  { zh: '格桑', bo: 'སྐལ་བཟང' },
  { zh: '德吉', bo: 'བདེ་སྐྱིད' },
  { zh: '洛桑', bo: 'བློ་བཟང' },
  { zh: '丹增', bo: 'བསྟན་འཛིན' },
  { zh: '边巴', bo: 'སྤེན་པ' },
  { zh: '普布', bo: 'ཕུར་བུ' },
  { zh: '米玛', bo: 'མིག་དམར' },
  { zh: '拉巴', bo: 'ལྷག་པ' },
  { zh: '巴桑', bo: 'པ་སངས' },
  { zh: '索朗', bo: 'བསོད་ནམས' },
  { zh: '仁增', bo: 'རིག་འཛིན' },
  { zh: '强巴', bo: 'བྱམས་པ' },
  { zh: '嘎玛', bo: 'ཀརྨ' },
  { zh: '贡布', bo: 'མགོན་པོ' },
  { zh: '次旺', bo: 'ཚེ་དབང' },
];

export const tibetanSecondParts: NamePart[] = [
  { zh: '顿珠', bo: 'དོན་གྲུབ' },
  { zh: '平措', bo: 'ཕུན་ཚོགས' },
  { zh: '旺堆', bo: 'དབང་འདུས' },
  { zh: '多吉', bo: 'རྡོ་རྗེ' },
  { zh: '罗布', bo: 'ནོར་བུ' },
  { zh: '群培', bo: 'ཆོས་འཕེལ' },
  { zh: '欧珠', bo: 'དངོས་གྲུབ' },
  { zh: '加措', bo: 'རྒྱ་མཚོ' },
  { zh: '朗杰', bo: 'རྣམ་རྒྱལ' },
  { zh: '占堆', bo: 'དགྲ་འདུལ' },
  { zh: '伦珠', bo: 'ལྷུན་གྲུབ' },
  { zh: '次旦', bo: 'ཚེ་བརྟན' },
  { zh: '晋美', bo: 'འཇིགས་མེད' },
  { zh: '卓玛', bo: 'སྒྲོལ་མ' },
  { zh: '央金', bo: 'དབྱངས་ཅན' },
  { zh: '拉姆', bo: 'ལྷ་མོ' },
  { zh: '曲珍', bo: 'ཆོས་སྒྲོན' },
  { zh: '玉珍', bo: 'གཡུ་སྒྲོན' },
  { zh: '拉珍', bo: 'ལྷ་སྒྲོན' },
  { zh: '措姆', bo: 'མཚོ་མོ' },
  { zh: '白珍', bo: 'པད་སྒྲོན' },
  { zh: '桑姆', bo: 'བཟང་མོ' },
  { zh: '旺姆', bo: 'དབང་མོ' },
  { zh: '卓嘎', bo: 'སྒྲོལ་དཀར' },
];
